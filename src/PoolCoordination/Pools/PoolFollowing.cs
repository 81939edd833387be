using PoolCoordination.Entries;
using PoolCoordination.Log;

namespace PoolCoordination.Pools;

/// <summary>Entries of a pool as they come.</summary>
public static class PoolFollowing
{
    /// <summary>The longest time that a timer takes, some 49 days; to wait longer is to wait for as long as it is not cancelled.</summary>
    private static readonly TimeSpan s_longestTimeout = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    /// <summary>The entries that are asked for as they come from this call on, until it is cancelled or the time is over.</summary>
    /// <param name="pool">The pool that is followed.</param>
    /// <param name="query">Which entries; with a time also those from then on that are there already, the oldest first.</param>
    /// <param name="timeout">How long; null for as long as it is not cancelled.</param>
    /// <param name="cancellation">Ends it.</param>
    public static IEnumerable<PoolEntry> Follow(
        this Pool pool,
        PoolQuery query,
        TimeSpan? timeout = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(pool);
        ArgumentNullException.ThrowIfNull(query);
        return Follow(pool.Log.Follow(), pool, query, query.Since is not null, timeout, cancellation);
    }

    /// <summary>Waits for an entry that is asked for; of those that are there already it is the newest.</summary>
    /// <param name="pool">The pool that is followed.</param>
    /// <param name="query">Which entries; without a time, of those that are there already the ones that have not expired.</param>
    /// <param name="timeout">How long to wait; null for as long as it is not cancelled.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The entry; null where none came.</returns>
    public static PoolEntry? WaitFor(this Pool pool, PoolQuery query, TimeSpan? timeout = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(pool);
        ArgumentNullException.ThrowIfNull(query);
        using var follower = pool.Log.Follow();
        var present = pool.Read(query, cancellation: cancellation).FirstOrDefault();
        return present ?? Follow(follower, pool, query, isWithPresent: false, timeout, cancellation).FirstOrDefault();
    }

    /// <summary>Gets the message if no entry came in time.</summary>
    public static string TimedOutText(this Pool pool, TimeSpan timeout)
    {
        ArgumentNullException.ThrowIfNull(pool);
        return $"No matching entry was added to {pool.Location.Name} within {Duration.Brief(timeout)}.";
    }

    // The follower begins before what is there is read, so that nothing is missed between the two.
    private static IEnumerable<PoolEntry> Follow(
        LogFollower begun,
        Pool pool,
        PoolQuery query,
        bool isWithPresent,
        TimeSpan? timeout,
        CancellationToken cancellation
    )
    {
        using var follower = begun;
        var known = new HashSet<string>(StringComparer.Ordinal);
        if (isWithPresent)
        {
            foreach (var entry in pool.Read(query, cancellation: cancellation).Reverse())
            {
                known.Add(entry.Id);
                yield return entry;
            }
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (timeout is { } time && time <= s_longestTimeout)
            end.CancelAfter(time);
        var accepts = pool.Filter(query);
        foreach (var entry in follower.Entries(end.Token))
        {
            if (accepts(entry) && (entry.Id.Length == 0 || !known.Contains(entry.Id)))
                yield return entry;
        }
    }
}
