using PoolCoordination.Settings;
using PoolCoordination.Storage;

namespace PoolCoordination.Trust;

/// <summary>The pool that was found, and what the person should know of it.</summary>
/// <param name="Location">Where the pool is.</param>
/// <param name="Source">Why it is this one.</param>
/// <param name="Unused">The project pool that was found first and is not used; null where there is none.</param>
internal sealed record FoundPool(PoolLocation Location, PoolSource Source = PoolSource.Parameter, UnusedPool? Unused = null)
{
    /// <summary>Which project pool is not used in its place, and why; null where there is nothing to say.</summary>
    public string? Notice => Unused?.Notice;

    /// <summary>Its settings, where they were read to find it; else null.</summary>
    public PoolSettingsContent? Settings { get; init; }

    /// <summary>The pool's name.</summary>
    public override string ToString() => Location.Name;
}
