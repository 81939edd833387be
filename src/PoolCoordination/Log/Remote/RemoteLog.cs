using PoolCoordination.Faults;
using PoolCoordination.Relevance;
using PoolCoordination.Storage;

namespace PoolCoordination.Log.Remote;

/// <summary>
/// A log that a server keeps, and with it what stands beside a file: the domains of the pool's instances, and what is known of sessions.
/// </summary>
/// <param name="location">Where it is.</param>
/// <param name="clock">This machine's clock; the system's where null.</param>
public abstract class RemoteLog(PoolLocation location, TimeProvider? clock) : PoolLog(location, clock)
{
    /// <summary>The domains of all instances that have one.</summary>
    /// <exception cref="PoolUnavailableException">The server is unavailable.</exception>
    public abstract IReadOnlyList<Domain> Domains { get; }

    /// <summary>Sets the domain of an instance.</summary>
    public abstract void SetDomain(Domain domain);

    /// <summary>Removes the domain of an instance.</summary>
    /// <returns>Whether it had one.</returns>
    public abstract bool RemoveDomain(string instance);

    /// <summary>Tells what is known of a session, in place of what was told before.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="record">What is known of it: text of at most 65,536 characters.</param>
    /// <exception cref="PoolException">The server is unavailable, or does not take the record.</exception>
    public abstract void SetSession(string sessionId, string record);

    /// <summary>What was told of sessions in the last 8 days, in no order.</summary>
    /// <exception cref="PoolUnavailableException">The server is unavailable.</exception>
    public abstract IReadOnlyList<string> Sessions();

    /// <summary>Deletes the entries whose time to live ended before a moment; there is no archive.</summary>
    /// <param name="before">The moment, in whole seconds as the log has its times.</param>
    /// <param name="needed">The ids of entries that stay whatever their age.</param>
    /// <param name="cancellation">Ends it without a change.</param>
    /// <returns>How many entries were deleted, and how many stayed.</returns>
    public abstract (long Deleted, long Kept) DeleteExpired(
        DateTimeOffset before,
        IReadOnlySet<string> needed,
        CancellationToken cancellation
    );
}
