using System.CommandLine;
using PoolCoordination.Entries;

namespace PoolCoordination.Cli.Commands;

/// <summary><c>pool wait</c>: waits for an entry; exit code 4 where none came in time.</summary>
internal static class WaitCommand
{
    /// <summary>The exit code for an entry that did not come in time.</summary>
    private const int TimedOut = 4;

    public static Command Create()
    {
        var since = SharedOptions.Since("Only entries since then, including expired ones.");
        var timeout = SharedOptions.Timeout("Give up after this time, with exit code 4:");
        var filter = new EntryFilter();
        var format = new EntryFormat();
        var command = new Command("wait", "Wait for a matching entry, such as the completion of what blocks you; return at once if there is one.") { since, timeout };
        filter.AddTo(command);
        format.AddTo(command);
        command.SetAction(
            (parsed, cancellation) =>
            {
                var pool = parsed.OpenPool(PoolUse.Any);
                if (pool.MissingNotice is { } notice)
                    SharedOptions.Notify(notice);
                var query = filter.Query(parsed) with { Since = parsed.GetValue(since) is { } time ? Since.Parse(time, pool.Now) : null };
                if (pool.WaitFor(query, SharedOptions.TimeoutIn(parsed, timeout), cancellation) is not { } entry)
                    return Task.FromResult(TimedOut);
                format.Printer(parsed, pool)(entry);
                return Task.FromResult(0);
            }
        );
        return command;
    }
}
