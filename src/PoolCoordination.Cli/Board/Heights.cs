namespace PoolCoordination.Cli.Board;

/// <summary>Shares the lines of a terminal among those who want some.</summary>
internal static class Heights
{
    /// <summary>
    /// How many lines each gets: what it wants where there is enough for all; else at least an equal share, and what others leave of
    /// theirs goes to the first.
    /// </summary>
    /// <param name="lines">How many there are.</param>
    /// <param name="wanted">How many each wants.</param>
    public static int[] Share(int lines, IReadOnlyList<int> wanted)
    {
        var share = lines / Math.Max(1, wanted.Count(want => want > 0));
        int[] given = [.. wanted.Select(want => Math.Min(want, share))];
        var left = lines - given.Sum();
        for (var i = 0; i < given.Length; i++)
        {
            var more = Math.Min(left, wanted[i] - given[i]);
            given[i] += more;
            left -= more;
        }

        return given;
    }
}
