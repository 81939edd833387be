using PoolCoordination.Log;

namespace PoolCoordination.Trust;

/// <summary>The pool that was found, and what the person should know of it.</summary>
/// <param name="Location">Where the pool is.</param>
/// <param name="Notice">Which project pool is not used in its place, and why; null where there is nothing to say.</param>
public sealed record FoundPool(PoolLocation Location, string? Notice = null);
