using PoolCoordination.Faults;
using PoolCoordination.Storage;

namespace PoolCoordination.Log.Remote;

/// <summary>Opens the log at a location that names a server. The program says how: the engine knows no server's client.</summary>
/// <param name="location">Where it is.</param>
/// <param name="clock">This machine's clock; the system's where null.</param>
/// <exception cref="PoolException">The address is not understood.</exception>
public delegate RemoteLog RemoteLogOpener(PoolLocation location, TimeProvider? clock);
