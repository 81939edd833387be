using PoolCoordination.Log;

namespace PoolCoordination.Trust;

/// <summary>The pool that was found, and what the person should know of it.</summary>
/// <param name="Location">Where the pool is.</param>
/// <param name="Source">Why it is this one.</param>
/// <param name="Notice">Which project pool is not used in its place, and why; null where there is nothing to say.</param>
public sealed record FoundPool(PoolLocation Location, PoolSource Source = PoolSource.Parameter, string? Notice = null);
