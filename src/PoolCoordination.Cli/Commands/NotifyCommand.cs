using System.CommandLine;
using PoolCoordination.Faults;
using PoolCoordination.Notifications;
using PoolCoordination.Pools;
using PoolCoordination.Storage;

namespace PoolCoordination.Cli.Commands;

/// <summary>
/// <c>pool notify</c>: desktop notifications until no session is at work here. A hook starts it, and nobody sees what it prints.
/// </summary>
internal static class NotifyCommand
{
    public static Command Create()
    {
        var command = new Command(
            "notify",
            "Show desktop notifications until no session is at work on this machine; a session's start runs it if the option notify is on."
        );
        command.SetAction(
            (parsed, cancellation) =>
            {
                var pool = parsed.OpenPool(PoolUse.Following);
                OwnSession.Begin(pool.Location.Folder);
                var notifier = Logged(pool, () => Notifier.OfDesktop(pool.Environment));
                SessionNotifications.Run(pool, notification => Show(pool, notifier, notification), cancellation);
                return Task.CompletedTask;
            }
        );
        return command;
    }

    private static void Show(Pool pool, Notifier notifier, PoolNotification notification)
    {
        try
        {
            Logged(pool, () =>
            {
                notifier.Show(notification);
                return notifier;
            });
        }
        catch (PoolException)
        {
            // It is logged, and the next one may be shown.
        }
    }

    private static T Logged<T>(Pool pool, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (PoolException exception)
        {
            new ErrorLog(pool.Location).Add(pool.Now, "notify", exception.Message);
            throw;
        }
    }
}
