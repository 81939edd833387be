using System.CommandLine;
using PoolCoordination.Entries;

namespace PoolCoordination.Cli.Commands;

/// <summary><c>pool list</c>: entries, newest first.</summary>
internal static class ListCommand
{
    public static Command Create()
    {
        var since = new Option<string?>("--since", "-s") { Description = $"Entries from then on, live or not: {Since.Forms}.", HelpName = "time" };
        since.Checked(text => Since.Parse(text, DateTimeOffset.UtcNow));
        var all = new Option<bool>("--all") { Description = "All entries, live or not." };
        var archive = new Option<bool>("--archive") { Description = "Also those that compactions took out of the log." };
        var filter = new EntryFilter();
        var format = new EntryFormat();
        var command = new Command("list", "List entries, newest first; those that are live where no time is given.") { since, all, archive };
        filter.AddTo(command);
        format.AddTo(command);
        command.SetAction(
            (parsed, cancellation) =>
            {
                var pool = parsed.OpenPool();
                var query = filter.Query(parsed) with
                {
                    Since = parsed.GetValue(since) is { } time ? Since.Parse(time, pool.Now) : null,
                    All = parsed.GetValue(all),
                    IncludeArchive = parsed.GetValue(archive),
                };
                var print = format.Printer(parsed, pool);
                foreach (var entry in pool.Read(query, cancellation: cancellation))
                    print(entry);
                return Task.CompletedTask;
            }
        );
        return command;
    }
}
