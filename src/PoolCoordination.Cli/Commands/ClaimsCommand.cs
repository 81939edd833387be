using System.CommandLine;
using PoolCoordination.Claims;
using PoolCoordination.Cli.Help;
using PoolCoordination.Cli.Output;

namespace PoolCoordination.Cli.Commands;

/// <summary><c>pool claims</c>: what is claimed; with <c>--path</c>, exit code 3 where another holds it.</summary>
internal static class ClaimsCommand
{
    public static Command Create()
    {
        var path = new Option<string?>("--path") { Description = "Show the claim of another instance on this file or folder: exit code 3 if there is one, 0 if not.", HelpName = "path", CompletionSources = { PoolValues.Paths } };
        var json = SharedOptions.Json();
        var command = new Command("claims", "List the active claims.") { path, json };
        command.SetAction(parsed =>
        {
            var pool = parsed.OpenPool(PoolUse.Entries);
            var claims = pool.Claims();
            var terminal = Terminal.OfProcess(pool.Environment);
            var printer = new ClaimPrinter(parsed.InvocationConfiguration.Output, terminal, pool.Now);
            Action<Claim> print = parsed.GetValue(json) ? printer.PrintJson : printer.PrintLine;
            if (parsed.GetValue(path) is { } file)
            {
                var holder = claims.HolderOf(file, path => Path.GetFullPath(path, pool.Environment.WorkingFolder), Identity.Of(pool.Environment), pool.Now);
                if (holder is null)
                    return 0;
                print(holder);
                return AddCommand.IsClaimedByAnother;
            }

            if (terminal.IsPresent && !parsed.GetValue(json))
            {
                printer.PrintTable(claims.ListAt(pool.Now));
                return 0;
            }

            foreach (var claim in claims.ListAt(pool.Now))
                print(claim);
            return 0;
        });
        return command;
    }
}
