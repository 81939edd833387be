using PoolCoordination.Faults;
using PoolCoordination.Relevance;
using PoolCoordination.Storage;

namespace PoolCoordination.Log.Remote;

/// <summary>
/// A log that a server keeps, and with it what stands beside a file: the domains of the pool's instances. The program says how one is opened:
/// the engine knows no server's client.
/// </summary>
/// <param name="location">Where it is.</param>
/// <param name="clock">This machine's clock; the system's where null.</param>
public abstract class RemoteLog(PoolLocation location, TimeProvider? clock) : PoolLog(location, clock)
{
    /// <summary>Opens the log at a location that names a server; null where the program cannot.</summary>
    public static Func<PoolLocation, TimeProvider?, RemoteLog>? Opener { get; set; }

    /// <summary>The domains of all instances that have one.</summary>
    /// <exception cref="PoolAwayException">The server is away.</exception>
    public abstract IReadOnlyList<Domain> Domains { get; }

    /// <summary>Opens a log.</summary>
    /// <exception cref="PoolException">The program cannot, or the address is not understood.</exception>
    internal static RemoteLog Open(PoolLocation location, TimeProvider? clock) =>
        Opener is { } open
            ? open(location, clock)
            : throw new PoolException($"This program opens no pool on a server, such as '{location.Name}'.") { Fault = PoolFault.Location };

    /// <summary>Sets the domain of an instance.</summary>
    public abstract void SetDomain(Domain domain);

    /// <summary>Removes the domain of an instance.</summary>
    /// <returns>Whether it had one.</returns>
    public abstract bool RemoveDomain(string instance);

    /// <summary>Deletes the entries whose time to live ended before a moment; there is no archive.</summary>
    /// <param name="before">The moment, in whole seconds as the log has its times.</param>
    /// <param name="needed">The ids of entries that stay whatever their age.</param>
    /// <param name="cancellation">Ends it without a change.</param>
    /// <returns>How many entries were deleted, and how many stayed.</returns>
    public abstract (long Deleted, long Kept) DeleteOver(DateTimeOffset before, IReadOnlySet<string> needed, CancellationToken cancellation);
}
