namespace PoolCoordination.Pools;

/// <summary>What a copy of a pool did.</summary>
/// <param name="Copied">How many entries were written to the target.</param>
/// <param name="Present">How many were not, since the target had them already.</param>
public sealed record CopyResult(long Copied, long Present);
