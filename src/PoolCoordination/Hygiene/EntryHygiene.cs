using PoolCoordination.Entries;

namespace PoolCoordination.Hygiene;

/// <summary>What every entry goes through before it is written.</summary>
internal static class EntryHygiene
{
    private const int LongestInstance = 64;
    private const int LongestTopic = 200;
    private const int LongestSummary = 2000;
    private const int LongestPath = 400;
    private const int LongestBlocks = 500;
    private const int MostPaths = 100;

    /// <summary>The entry as single lines of bounded length, without credentials.</summary>
    public static PoolEntry Clean(PoolEntry entry) =>
        entry with
        {
            Instance = Sanitizer.OneLine(entry.Instance, LongestInstance),
            Topic = Line(entry.Topic, LongestTopic),
            Summary = Line(entry.Summary, LongestSummary),
            Affects = Paths(entry.Affects),
            Blocks = Line(entry.Blocks, LongestBlocks),
            Ttl = TimeToLive.Bound(entry.Ttl),
        };

    /// <summary>One bounded line of a text without credentials.</summary>
    public static string Line(string text, int longest) =>
        // Redact what is whole, then cut: a secret that a cut would shorten is not recognised any more.
        Sanitizer.Cut(SecretRedactor.Redact(Sanitizer.OneLine(text, longest * 4)), longest);

    private static IReadOnlyList<string> Paths(IReadOnlyList<string> affects)
    {
        if (affects.Count == 0)
            return affects;
        var paths = new List<string>(affects.Count);
        foreach (var text in affects)
        {
            // The log joins paths with commas: what is one here with a comma in it would be two to every reader.
            foreach (var path in AffectsList.Split(text))
            {
                if (paths.Count < MostPaths && Line(path.Trim('`'), LongestPath) is { Length: > 0 } line)
                    paths.Add(line);
            }
        }

        return paths;
    }
}
