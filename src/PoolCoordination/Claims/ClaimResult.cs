using PoolCoordination.Entries;

namespace PoolCoordination.Claims;

/// <summary>The entry that was written, and the verdict if it claims.</summary>
/// <param name="Entry">The entry as it was written.</param>
/// <param name="Holder">
/// The claim of another for whose sake it was refused, or ended at once; null where it was granted, or claims nothing.
/// </param>
public sealed record ClaimResult(PoolEntry Entry, Claim? Holder)
{
    /// <summary>Whether it waits to be judged: in the outbox, or as a hook had no time to read how it was.</summary>
    public bool IsWaiting { get; init; }

    /// <summary>The warning for its author about parts of it that guard nothing; empty if there are none.</summary>
    public string Warning { get; init; } = "";

    /// <summary>Whether it was granted.</summary>
    public bool IsGranted => Holder is null && !IsWaiting;

    /// <summary>What was to be claimed.</summary>
    public override string ToString() => Entry.Topic;
}
