using PoolCoordination.Log;

namespace PoolCoordination.Claims;

/// <summary>The claims that were kept.</summary>
/// <param name="fold">Their verdicts.</param>
/// <param name="position">The place in the log up to which those go.</param>
/// <param name="live">Before which offset of the log nothing was live when they were kept.</param>
/// <param name="lines">Their lines.</param>
internal sealed class KeptClaims(ClaimFold fold, LogPosition position, LiveStart live, KeptLines lines)
{
    /// <summary>Their verdicts.</summary>
    public ClaimFold Fold => fold;

    /// <summary>The place in the log up to which those go.</summary>
    public LogPosition Position => position;

    /// <summary>Before which offset of the log nothing was live when they were kept.</summary>
    public LiveStart Live => live;

    /// <summary>Their lines.</summary>
    public KeptLines Lines => lines;
}
