using PoolCoordination.Entries;

namespace PoolCoordination.Detection;

/// <summary>A completion or a blocker that an answer reports, in the answer's own words.</summary>
/// <param name="Action"><see cref="PoolAction.Completed"/> or <see cref="PoolAction.Blocked"/>.</param>
/// <param name="Topic">What it is about, in at most 80 characters.</param>
/// <param name="Summary">The sentence that says it.</param>
/// <param name="Files">The files that the answer names in backticks, in their order, each once.</param>
public sealed record DetectedEntry(PoolAction Action, string Topic, string Summary, IReadOnlyList<string> Files)
{
    /// <summary>What it blocks or unblocks; empty where that is not said.</summary>
    public string Blocks { get; init; } = "";

    /// <summary>What was found.</summary>
    public override string ToString() => Topic;
}
