using PoolCoordination.Host;
using PoolCoordination.Pools;
using PoolCoordination.Storage;

namespace PoolCoordination.PowerShell;

/// <summary>Opens pools, in files and on servers. Nothing in the module opens one in another way.</summary>
internal static class PoolOpening
{
    /// <summary>The pool at a path or address; the one that the environment means where it is null.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="path">The path or address.</param>
    /// <param name="notify">Is given what the person should know: a project pool that was found and is not used.</param>
    public static Pool Open(PoolEnvironment environment, string? path, Action<string> notify) =>
        Pool.Open(environment, PostgresLoader.Open, path, notify);

    /// <summary>The pool at a location.</summary>
    public static Pool At(PoolLocation location, PoolEnvironment environment) => new(location, environment, remote: PostgresLoader.Open);
}
