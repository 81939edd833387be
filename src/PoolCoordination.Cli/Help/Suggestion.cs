namespace PoolCoordination.Cli.Help;

/// <summary>What somebody meant who mistyped a word.</summary>
internal static class Suggestion
{
    private const int MostMistakes = 2;

    /// <summary>A sentence that asks for the nearest of some words, with a space before it; empty where none is near.</summary>
    public static string Sentence(string word, IEnumerable<string> words)
    {
        var nearest = words
            .Where(known => Distance(word, known) <= Math.Min(MostMistakes, word.TrimStart('-').Length / 3))
            .MinBy(known => Distance(word, known));
        return nearest is null ? "" : $" Did you mean '{nearest}'?";
    }

    /// <summary>How many characters have to be changed, added, left out or swapped with the next one (optimal string alignment).</summary>
    private static int Distance(string from, string to)
    {
        var rows = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
            rows[i, 0] = i;
        for (var j = 0; j <= to.Length; j++)
            rows[0, j] = j;
        for (var i = 1; i <= from.Length; i++)
        {
            for (var j = 1; j <= to.Length; j++)
            {
                var change = from[i - 1] == to[j - 1] ? 0 : 1;
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, rows[i - 1, j - 1] + change);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }

        return rows[from.Length, to.Length];
    }
}
