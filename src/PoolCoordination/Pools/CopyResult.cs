namespace PoolCoordination.Pools;

/// <summary>The result of copying a pool.</summary>
/// <param name="Copied">How many entries were written to the target.</param>
/// <param name="Present">How many were not, since the target had them already.</param>
public sealed record CopyResult(long Copied, long Present);
