using PoolCoordination.Claims;
using PoolCoordination.Entries;

namespace PoolCoordination.Timeline;

/// <summary>A claim over the time in which it was held.</summary>
/// <param name="Claim">The claim as it is now.</param>
/// <param name="EndedBy">The line that ended it; null where none did.</param>
internal sealed record HeldClaim(Claim Claim, PoolEntry? EndedBy)
{
    /// <summary>When it ended, by a line or as its time was over; null where it is held at a moment.</summary>
    public DateTimeOffset? EndAt(DateTimeOffset now) =>
        EndedBy is { } line && line.Timestamp < Claim.ExpiresAt ? Later(line.Timestamp, Claim.Since)
        : EndedBy is not null || Claim.ExpiresAt <= now ? Claim.ExpiresAt
        : null;

    /// <summary>How it ended; null where it is held at a moment.</summary>
    public ClaimEnd? HowAt(DateTimeOffset now)
    {
        if (EndAt(now) is not { } end)
            return null;
        if (EndedBy is not { } line || end == Claim.ExpiresAt)
            return ClaimEnd.Expired;
        if (line.Action == PoolAction.Completed && line.Releases is null)
            return ClaimEnd.Completed;
        if (!line.IsForced)
            return ClaimEnd.Released;
        return line.Action == PoolAction.Claimed && line.Instance == Claim.Instance ? ClaimEnd.HandedOver : ClaimEnd.Forced;
    }

    /// <summary>The line by which another ended it; null where none did.</summary>
    public PoolEntry? EnderAt(DateTimeOffset now) => HowAt(now) is ClaimEnd.Forced or ClaimEnd.HandedOver ? EndedBy : null;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
