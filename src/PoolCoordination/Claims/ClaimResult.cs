using PoolCoordination.Entries;

namespace PoolCoordination.Claims;

/// <summary>What was written, and how it was judged where it claims.</summary>
/// <param name="Entry">The entry as it was written.</param>
/// <param name="Holder">The claim of another for whose sake it was refused; null where it was granted, or claims nothing.</param>
public sealed record ClaimResult(PoolEntry Entry, Claim? Holder)
{
    /// <summary>Whether it was granted.</summary>
    public bool IsGranted => Holder is null;
}
