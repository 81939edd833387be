using PoolCoordination.Log.Remote;
using PoolCoordination.Postgres;
using PoolCoordination.Storage;

namespace PoolCoordination.Benchmarks.Stress;

/// <summary>The pool for which contenders contend: a file in a folder, or on a server with that folder for what is kept beside it.</summary>
internal static class ContendedPool
{
    /// <summary>Where it is.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="server">The server's address; null or empty for a file.</param>
    public static PoolLocation Location(string folder, string? server)
    {
        RemoteLog.Opener = (location, clock) => new PostgresLog(location, clock);
        return new PoolLocation(Path.Combine(folder, "log.jsonl")) { Server = ServerAddress.TryParse(server ?? "") };
    }
}
