namespace PoolCoordination.Board;

/// <summary>
/// A pool at one moment, for whoever looks at it: who is at work, who holds what, who waits for whom, and what was said last. Its texts may
/// be shown as they are.
/// </summary>
public sealed record PoolBoard
{
    /// <summary>The moment.</summary>
    public required DateTimeOffset ReadAt { get; init; }

    /// <summary>The name of the project that it is about; null where it is about the whole pool.</summary>
    public string? Project { get; init; }

    /// <summary>
    /// The sessions: those first that need a person most, and of these the ones that wait longest. Of the whole pool they are grouped by
    /// project, in the same order.
    /// </summary>
    public IReadOnlyList<BoardSession> Sessions { get; init; } = [];

    /// <summary>The held claims, at most 200: those first that others met most often, and of these the ones that end first.</summary>
    public IReadOnlyList<BoardClaim> Claims { get; init; } = [];

    /// <summary>The latest entries, at most 200, that have not expired, newest first.</summary>
    public IReadOnlyList<BoardEntry> Entries { get; init; } = [];

    /// <summary>How many there are of each.</summary>
    public required BoardCounts Counts { get; init; }

    /// <summary>The project, or what stands for the whole pool, and the counts.</summary>
    public override string ToString() => $"{Project ?? "all projects"}: {Counts}";
}
