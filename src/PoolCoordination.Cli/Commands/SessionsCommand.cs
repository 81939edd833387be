using System.CommandLine;
using PoolCoordination.Cli.Help;
using PoolCoordination.Cli.Output;
using PoolCoordination.Pools;

namespace PoolCoordination.Cli.Commands;

/// <summary><c>pool sessions</c>: who is at work, where, and on what.</summary>
internal static class SessionsCommand
{
    public static Command Create()
    {
        var instances = new Option<string[]>("--instance", "-i")
        {
            Description = "Only sessions of these instances, separated by commas; * and ? are wildcards.",
            HelpName = "names",
            CompletionSources = { PoolValues.Instances },
        };
        var agents = InstallCommand.Agent("Only sessions of these agents, separated by commas; * and ? are wildcards.", arePatterns: true);
        var all = new Option<bool>("--all") { Description = "Include sessions that have ended." };
        var json = SharedOptions.Json();
        var command = new Command("sessions", "List the sessions: who is at work, where, and which files they changed.")
        {
            instances,
            agents,
            all,
            json,
        };
        command.SetAction(parsed =>
        {
            var pool = parsed.OpenPool(PoolUse.Entries);
            var sessions = pool.Sessions(
                SharedOptions.Split(parsed.GetValue(instances)),
                parsed.GetValue(all),
                SharedOptions.Split(parsed.GetValue(agents))
            );
            var terminal = Terminal.OfProcess(pool.Environment);
            var printer = new SessionPrinter(parsed.InvocationConfiguration.Output, terminal, pool.Now);
            if (sessions.Count == 0 && terminal.IsPresent)
                SharedOptions.Notify("No sessions match; --all includes those that have ended.");
            if (parsed.GetValue(json))
                printer.PrintJson(sessions);
            else
                printer.PrintTable(sessions);
            return 0;
        });
        return command;
    }
}
