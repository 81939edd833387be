using System.CommandLine;
using PoolCoordination.Cli.Output;
using PoolCoordination.Entries;

namespace PoolCoordination.Cli.Commands;

/// <summary><c>pool list</c>: entries, newest first.</summary>
internal static class ListCommand
{
    public static Command Create()
    {
        var since = new Option<string?>("--since", "-s") { Description = $"Entries from then on, live or not: {Since.Forms}.", HelpName = "time" };
        since.Checked(text => Since.Parse(text, DateTimeOffset.UtcNow));
        var instance = SharedOptions.Instance("Entries of an instance; * and ? are wildcards.");
        var action = SharedOptions.Action("Entries with this action.");
        var topic = new Option<string?>("--topic", "-t") { Description = "Entries with this text in their topic; * and ? are wildcards.", HelpName = "text" };
        var all = new Option<bool>("--all") { Description = "All entries, live or not." };
        var verbose = new Option<bool>("--verbose", "-v") { Description = "All that entries say." };
        var json = SharedOptions.Json();
        var command = new Command("list", "List entries, newest first; those that are live where no time is given.")
        {
            since, instance, action, topic, all, verbose, json,
        };
        command.SetAction(parsed =>
        {
            var pool = parsed.OpenPool();
            var query = new PoolQuery
            {
                Since = parsed.GetValue(since) is { } time ? Since.Parse(time, pool.Now) : null,
                Instance = parsed.GetValue(instance),
                Action = PoolActionName.TryParse(parsed.GetValue(action), out var known) ? known : null,
                Topic = parsed.GetValue(topic),
                All = parsed.GetValue(all),
            };
            var printer = new EntryPrinter(parsed.InvocationConfiguration.Output, Colors.OfTerminal(pool.Environment), pool.Now);
            foreach (var entry in pool.Read(query))
            {
                if (parsed.GetValue(json))
                    printer.PrintJson(entry);
                else if (parsed.GetValue(verbose))
                    printer.PrintAll(entry);
                else
                    printer.PrintLine(entry);
            }
        });
        return command;
    }
}
