using System.Runtime.CompilerServices;
using PoolCoordination.Host;
using PoolCoordination.Pools;
using PoolCoordination.Postgres;
using PoolCoordination.Storage;

namespace PoolCoordination.Cli;

/// <summary>Opens pools, in files and on servers. No command opens one in another way.</summary>
internal static class PoolOpening
{
    /// <summary>The pool at a path or address; the one that the environment means where it is null.</summary>
    public static Pool Open(string? path, Action<string>? notify = null, PoolEnvironment? environment = null) =>
        Pool.Open(environment ?? PoolEnvironment.OfProcess, OpenRemote, path, notify);

    /// <summary>The pool at a location.</summary>
    public static Pool At(PoolLocation location) => new(location, PoolEnvironment.OfProcess, remote: OpenRemote);

    /// <summary>Opens a log on a server.</summary>
    // On its own, so that the client of the server is loaded where a pool is on one, and nowhere else.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static PostgresLog OpenRemote(PoolLocation location, TimeProvider? clock) => new(location, clock);
}
