using System.CommandLine;
using PoolCoordination.Cli.Output;

namespace PoolCoordination.Cli.Commands;

/// <summary><c>pool watch</c>: entries as they come, until Ctrl+C, or until nobody reads them.</summary>
internal static class WatchCommand
{
    public static Command Create()
    {
        var filter = new EntryFilter();
        var format = new EntryFormat();
        var command = new Command("watch", "Print entries as they come, until Ctrl+C.");
        filter.AddTo(command);
        format.AddTo(command);
        command.SetAction(
            (parsed, cancellation) =>
            {
                var pool = parsed.OpenPool();
                var query = filter.Query(parsed);
                var readerGone = StandardStreams.ReaderGone();
                using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation, readerGone);
                using var follower = pool.Log.Follow();
                foreach (var entry in follower.Entries(end.Token))
                {
                    if (!query.Accepts(entry))
                        continue;
                    format.Printer(parsed, pool)(entry);
                    parsed.InvocationConfiguration.Output.Flush();
                }

                if (readerGone.IsCancellationRequested)
                    throw new ReaderGoneException();
                return Task.CompletedTask;
            }
        );
        return command;
    }
}
