using System.CommandLine;

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
                using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation, StandardStreams.ReaderGone());
                using var follower = pool.Log.Follow();
                foreach (var entry in follower.Entries(end.Token))
                {
                    if (!query.Accepts(entry))
                        continue;
                    format.Printer(parsed, pool)(entry);
                    parsed.InvocationConfiguration.Output.Flush();
                }

                return Task.CompletedTask;
            }
        );
        return command;
    }
}
