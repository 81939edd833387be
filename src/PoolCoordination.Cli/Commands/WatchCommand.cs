using System.CommandLine;
using PoolCoordination.Cli.Output;
using PoolCoordination.Entries;

namespace PoolCoordination.Cli.Commands;

/// <summary><c>pool watch</c>: entries as they come, until Ctrl+C, or until nobody reads them.</summary>
internal static class WatchCommand
{
    public static Command Create()
    {
        var filter = new EntryFilter();
        var format = new EntryFormat();
        var since = SharedOptions.Since("First print the entries since then, the oldest first.");
        var timeout = SharedOptions.Timeout("Stop after this time:");
        var command = new Command("watch", "Print entries as they come, until Ctrl+C.") { since, timeout };
        filter.AddTo(command);
        format.AddTo(command);
        command.SetAction(
            (parsed, cancellation) =>
            {
                var pool = parsed.OpenPool(PoolUse.Any);
                if (pool.MissingNotice is { } notice)
                    SharedOptions.Notify(notice);
                var readerGone = StandardStreams.ReaderGone();
                using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation, readerGone);
                var query = filter.Query(parsed) with { Since = parsed.GetValue(since) is { } time ? Since.Parse(time, pool.Now) : null };
                foreach (var entry in pool.Follow(query, SharedOptions.TimeoutIn(parsed, timeout), end.Token))
                {
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
