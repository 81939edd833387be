using System.CommandLine;
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
        options.AddTo(command);
        command.SetAction(
            (parsed, cancellation) =>
            {
                var pool = FollowOptions.OpenPool(parsed);
                var brokenPipe = StandardStreams.WhenPipeBreaks();
                using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation, brokenPipe);
                try
                {
                    options.Print(parsed, pool, pool.Follow(options.Query(parsed, pool), options.Timeout(parsed), end.Token));
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
}
