using System.CommandLine;
using System.CommandLine.Parsing;
using PoolCoordination.Faults;
using PoolCoordination.Notifications;
using PoolCoordination.Pools;
using PoolCoordination.Streams;

namespace PoolCoordination.Cli.Commands;

/// <summary><c>pool watch</c>: entries as they come, until Ctrl+C, or until nobody reads them.</summary>
internal static class WatchCommand
{
    public static Command Create()
    {
        var options = new FollowOptions("First print the entries added since this time, oldest first.", "Stop after this time:");
        var command = new Command("watch", "Print entries as they are added, until Ctrl+C.");
        var notify = new Option<bool>("--notify")
        {
            Description = "Also show a desktop notification when a session is blocked, can go on, or lost a claim to another.",
        };
        var exec = new Option<string?>("--exec")
        {
            Description = "Also start this program, without a shell, for what --notify shows: JSON on its standard input, and variables.",
            HelpName = "command",
        };
        options.AddTo(command);
        command.Add(notify);
        command.Add(exec);
        command.SetAction(
            (parsed, cancellation) =>
            {
                var pool = FollowOptions.OpenPool(parsed);
                var notifiers = Notifiers(pool, parsed.GetValue(notify), parsed.GetValue(exec));
                var brokenPipe = StandardStreams.WhenPipeBreaks();
                using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation, brokenPipe);
                try
                {
                    var (query, timeout) = (options.Query(parsed, pool), options.Timeout(parsed));
                    var entries =
                        notifiers.Count == 0
                            ? pool.Follow(query, timeout, end.Token)
                            : pool.FollowNotifying(query, notification => Show(notifiers, notification), timeout, end.Token);
                    options.Print(parsed, pool, entries);
                }
                catch (OperationCanceledException) when (end.IsCancellationRequested)
                {
                    // While what is there already was read.
                }

                if (brokenPipe.IsCancellationRequested)
                    throw new BrokenPipeException();
                return Task.CompletedTask;
            }
        );
        return command;
    }

    private static List<Notifier> Notifiers(Pool pool, bool isNotifying, string? command)
    {
        var notifiers = new List<Notifier>();
        if (isNotifying)
            notifiers.Add(Notifier.OfDesktop(pool.Environment));
        if (command is not null)
            notifiers.Add(Notifier.OfCommand([.. CommandLineParser.SplitCommandLine(command)], pool.Environment));
        return notifiers;
    }

    /// <summary>A notification that could not be shown is said, and the entries go on.</summary>
    private static void Show(List<Notifier> notifiers, PoolNotification notification)
    {
        foreach (var notifier in notifiers)
        {
            try
            {
                notifier.Show(notification);
            }
            catch (PoolException exception)
            {
                SharedOptions.Notify(exception.Message);
            }
        }
    }
}
