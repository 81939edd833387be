using PoolCoordination.Faults;
using PoolCoordination.Storage;

namespace PoolCoordination.Log.Remote;

/// <summary>Opens pools that a server keeps. The program says how: the engine knows no server's client.</summary>
public static class RemoteLog
{
    /// <summary>Opens the log at a location that names a server; null where the program cannot.</summary>
    public static Func<PoolLocation, TimeProvider?, PoolLog>? Opener { get; set; }

    /// <summary>Opens a log.</summary>
    /// <exception cref="PoolException">The program cannot, or the address is not understood.</exception>
    internal static PoolLog Open(PoolLocation location, TimeProvider? clock) =>
        Opener is { } open
            ? open(location, clock)
            : throw new PoolException($"This program opens no pool on a server, such as '{location.Name}'.") { Fault = PoolFault.Location };
}
