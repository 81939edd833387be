using PoolCoordination.Entries;
using PoolCoordination.Pools;

namespace PoolCoordination.Notifications;

/// <summary>Entries of a pool as they come, and who is to be notified of them.</summary>
public static class NotifyingFollowing
{
    /// <summary>
    /// The entries that a query asks for, as they come from this call on. Before each is given, and for each that only releases a claim,
    /// which is not given, whom it concerns is notified.
    /// </summary>
    /// <param name="pool">The pool that is followed.</param>
    /// <param name="query">Which entries; with a time also those from then on that are there already, the oldest first.</param>
    /// <param name="show">Shows a notification.</param>
    /// <param name="timeout">How long; null for as long as it is not cancelled.</param>
    /// <param name="cancellation">Ends it.</param>
    public static IEnumerable<PoolEntry> FollowNotifying(
        this Pool pool,
        PoolQuery query,
        Action<PoolNotification> show,
        TimeSpan? timeout = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(pool);
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(show);
        return Notifying(pool.Follow(query with { All = true }, timeout, cancellation), pool, query, show);
    }

    private static IEnumerable<PoolEntry> Notifying(
        IEnumerable<PoolEntry> entries,
        Pool pool,
        PoolQuery query,
        Action<PoolNotification> show
    )
    {
        var finder = new NotificationFinder(pool);
        var isAskedFor = pool.Filter(query);
        foreach (var entry in entries)
        {
            foreach (var notification in finder.Of(entry))
                show(notification);
            if (isAskedFor(entry))
                yield return entry;
        }
    }
}
