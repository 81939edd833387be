using PoolCoordination.Pools;
using PoolCoordination.Storage;

namespace PoolCoordination.Notifications;

/// <summary>Notifications for as long as sessions are at work on this machine.</summary>
public static class SessionNotifications
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(5);

    /// <summary>The file that who notifies keeps locked, so that each is shown once.</summary>
    internal static string LockPathOf(PoolLocation location) => location.FilePath + ".notify.lock";

    /// <summary>
    /// Shows what concerns any session on this machine until no session is at work here; nothing where another process does that for
    /// the pool already.
    /// </summary>
    /// <param name="pool">The pool.</param>
    /// <param name="show">Shows a notification.</param>
    /// <param name="cancellation">Ends it.</param>
    public static void Run(Pool pool, Action<PoolNotification> show, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(pool);
        ArgumentNullException.ThrowIfNull(show);
        using var mutex = FileMutex.TryAcquire(LockPathOf(pool.Location), TimeSpan.Zero);
        if (mutex is null)
            return;
        var finder = new NotificationFinder(pool, isForAll: true);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var timer = new Timer(_ => EndIfAlone(finder, end), null, s_interval, s_interval);
        foreach (var entry in pool.Follow(new PoolQuery { All = true }, cancellation: end.Token))
        {
            foreach (var notification in finder.Of(entry))
                show(notification);
        }
    }

    private static void EndIfAlone(NotificationFinder finder, CancellationTokenSource end)
    {
        try
        {
            if (!finder.AreSessionsAtWork)
                end.Cancel();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            // The next look tells; or it has ended meanwhile.
        }
    }
}
