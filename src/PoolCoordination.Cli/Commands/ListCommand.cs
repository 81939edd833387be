using System.CommandLine;
using PoolCoordination.Entries;
using PoolCoordination.Pools;

namespace PoolCoordination.Cli.Commands;

/// <summary><c>pool list</c>: entries, newest first.</summary>
internal static class ListCommand
{
    public static Command Create()
    {
        var since = SharedOptions.Since($"Only entries added since this time, including expired ones: {Since.Forms}.");
        var all = new Option<bool>("--all") { Description = "Include expired entries." };
        var archive = new Option<bool>("--archive") { Description = "Include archived entries." };
        var number = SharedOptions.Number("At most this many entries, the newest first.");
        var filter = new EntryFilter();
        var format = new EntryFormat();
        var command = new Command("list", "List live entries, newest first; --since and --all include expired ones.")
        {
            since,
            all,
            archive,
            number,
        };
        filter.AddTo(command);
        format.AddTo(command);
        command.SetAction(
            (parsed, cancellation) =>
            {
                var pool = parsed.OpenPool(PoolUse.Entries);
                var query = filter.Query(parsed) with
                {
                    Since = parsed.GetValue(since) is { } time ? Since.Parse(time, pool.Now) : null,
                    All = parsed.GetValue(all),
                    IncludeArchive = parsed.GetValue(archive),
                };
                var entries = pool.Read(query, cancellation: cancellation).Take(SharedOptions.NumberIn(parsed, number));
                format.Print(parsed, pool, entries);
                return Task.CompletedTask;
            }
        );
        return command;
    }
}
