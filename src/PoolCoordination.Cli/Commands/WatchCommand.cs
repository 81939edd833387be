using System.CommandLine;
using PoolCoordination.Pools;
using PoolCoordination.Streams;

namespace PoolCoordination.Cli.Commands;

/// <summary><c>pool watch</c>: entries as they come, until Ctrl+C, or until nobody reads them.</summary>
internal static class WatchCommand
{
    public static Command Create()
    {
        var options = new FollowOptions("First print the entries since then, the oldest first.", "Stop after this time:");
        var command = new Command("watch", "Print entries as they come, until Ctrl+C.");
        options.AddTo(command);
        command.SetAction(
            (parsed, cancellation) =>
            {
                var pool = FollowOptions.OpenPool(parsed);
                var readerGone = StandardStreams.ReaderGone();
                using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation, readerGone);
                try
                {
                    options.Print(parsed, pool, pool.Follow(options.Query(parsed, pool), options.Timeout(parsed), end.Token));
                }
                catch (OperationCanceledException) when (end.IsCancellationRequested)
                {
                    // While what is there already was read.
                }

                if (readerGone.IsCancellationRequested)
                    throw new ReaderGoneException();
                return Task.CompletedTask;
            }
        );
        return command;
    }
}
