using PoolCoordination.Host;
using PoolCoordination.Pools;
using PoolCoordination.Postgres;
using PoolCoordination.Storage;

namespace PoolCoordination.Benchmarks.Stress;

/// <summary>
/// The pool for which contenders contend: a file in a folder, or on a server with that folder for what is kept beside it.
/// </summary>
internal static class ContendedPool
{
    /// <summary>Where it is.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="server">The server's address; null or empty for a file.</param>
    public static PoolLocation Location(string folder, string? server) =>
        new(Path.Combine(folder, "log.jsonl")) { Server = ServerAddress.TryParse(server ?? "") };

    /// <summary>The pool at that place, to somebody without variables of his own.</summary>
    public static Pool At(PoolLocation location) =>
        new(location, new PoolEnvironment(_ => null, "/"), remote: (place, clock) => new PostgresLog(place, clock));
}
