using System.CommandLine;
using PoolCoordination.Claims;
using PoolCoordination.Cli.Help;
using PoolCoordination.Cli.Output;
using PoolCoordination.Entries;
using PoolCoordination.Pools;

namespace PoolCoordination.Cli.Commands;

/// <summary><c>pool claims</c>: what is claimed; with <c>--path</c>, exit code 3 where another holds it.</summary>
internal static class ClaimsCommand
{
    public static Command Create()
    {
        var path = new Option<string?>("--path")
        {
            Description = "Show another instance's claim on this file or folder; exit code 3 if there is one, else 0.",
            HelpName = "path",
            CompletionSources = { PoolValues.Paths },
        };
        var since = SharedOptions.Since($"Only claims made since this time: {Since.Forms}.");
        var number = SharedOptions.Number("At most this many claims, the oldest first.");
        var filter = new EntryFilter("claims");
        var verbose = new Option<bool>("--verbose", "-v") { Description = "Print claims in full." };
        var json = SharedOptions.Json();
        var command = new Command("claims", "List the held claims.") { path, since, number };
        filter.AddTo(command);
        command.Add(verbose);
        command.Add(json);
        command.SetAction(parsed =>
        {
            var pool = parsed.OpenPool(PoolUse.Entries);
            var terminal = Terminal.OfProcess(pool.Environment);
            var printer = new ClaimPrinter(parsed.InvocationConfiguration.Output, terminal, pool.Now);
            Action<IEnumerable<Claim>> print =
                parsed.GetValue(json) ? printer.PrintJson
                : parsed.GetValue(verbose) ? printer.PrintAll
                : terminal.IsPresent ? printer.PrintTable
                : printer.PrintLines;
            if (parsed.GetValue(path) is { } file)
            {
                if (pool.ClaimOfAnother(file) is not { } holder)
                    return 0;
                print([holder]);
                return ExitCodes.ClaimedByAnother;
            }

            var query = filter.Query(parsed) with { Since = parsed.GetValue(since) is { } time ? Since.Parse(time, pool.Now) : null };
            List<Claim> claims = [.. pool.Claims(query).Take(SharedOptions.NumberIn(parsed, number))];
            if (claims.Count == 0 && terminal.IsPresent)
                SharedOptions.Notify("No held claims match.");
            print(claims);
            return 0;
        });
        return command;
    }
}
