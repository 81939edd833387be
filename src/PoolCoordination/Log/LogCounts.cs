namespace PoolCoordination.Log;

/// <summary>How many lines of a log are wrong.</summary>
internal sealed record LogCounts
{
    /// <summary>How far in the future an entry may be without a word: clocks always differ a little.</summary>
    public static TimeSpan FutureTolerance { get; } = TimeSpan.FromMinutes(1);

    /// <summary>How many lines are not JSON objects.</summary>
    public long Malformed { get; init; }

    /// <summary>The numbers of the first of them; none where lines have no numbers.</summary>
    public IReadOnlyList<long> MalformedNumbers { get; init; } = [];

    /// <summary>The length of a last line that is incomplete; 0 where it is whole.</summary>
    public long TornBytes { get; init; }

    /// <summary>How many entries are further in the future than tolerated.</summary>
    public long Future { get; init; }

    /// <summary>How far in the future the furthest of them is.</summary>
    public TimeSpan Furthest { get; init; }
}
