using PoolCoordination.Faults;
using PoolCoordination.Pools;
using PoolCoordination.Settings;
using PoolCoordination.Storage;

namespace PoolCoordination.Notifications;

/// <summary>Notifications for as long as sessions are at work on this machine.</summary>
public static class SessionNotifications
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_pauseAfterFault = TimeSpan.FromSeconds(1);

    /// <summary>The file that who notifies keeps locked, so that each is shown once.</summary>
    internal static string LockPathOf(PoolLocation location) => location.FilePath + ".notify.lock";

    /// <summary>
    /// Shows what concerns any session on this machine until no session is at work here, or the option that asked for it is turned off;
    /// nothing where another process does that for the pool already. What goes wrong meanwhile is in the pool's errors.log, and it goes on.
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
        var faults = new NewFaults(pool);
        // A person may run it without the option.
        var needsOption = !IsOff(pool);
        using var timer = new Timer(
            _ => EndIf(() => !finder.AreSessionsAtWork || (needsOption && IsOff(pool)), end),
            null,
            s_interval,
            s_interval
        );
        using var follower = pool.Log.Follow();
        while (!end.IsCancellationRequested)
        {
            faults.Log(() =>
            {
                foreach (var entry in follower.Entries(end.Token))
                    faults.Log(() => finder.Of(entry).ToList().ForEach(show));
            });
            end.Token.WaitHandle.WaitOne(s_pauseAfterFault);
        }
    }

    private static bool IsOff(Pool pool)
    {
        try
        {
            return !PoolSettings.Read(pool.Location, pool.Environment).IsOn(PoolOption.Notify);
        }
        catch (PoolException)
        {
            // Settings that cannot be read turn nothing off.
            return false;
        }
    }

    private static void EndIf(Func<bool> isOver, CancellationTokenSource end)
    {
        try
        {
            if (isOver())
                end.Cancel();
        }
        catch (Exception exception)
            when (exception is PoolException or IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            // The next look tells; or it has ended meanwhile.
        }
    }

    /// <summary>Writes what goes wrong into a pool's errors.log, the same fault once while it lasts.</summary>
    private sealed class NewFaults(Pool pool)
    {
        private string _last = "";

        public void Log(Action work)
        {
            try
            {
                work();
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                if (exception.Message != _last)
                    new ErrorLog(pool.Location).Add(pool.Log.Clock, "notify", exception);
                _last = exception.Message;
            }
        }
    }
}
