using PoolCoordination.Log;

namespace PoolCoordination.Claims;

/// <summary>The claims that were kept.</summary>
/// <param name="Fold">Their verdicts.</param>
/// <param name="Position">The place in the log up to which those go.</param>
/// <param name="Lines">Their lines.</param>
internal sealed record KeptClaims(ClaimFold Fold, LogPosition Position, KeptLines Lines);
