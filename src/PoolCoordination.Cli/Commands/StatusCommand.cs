using System.CommandLine;
using PoolCoordination.Cli.Output;
using PoolCoordination.Host;
using PoolCoordination.Status;

namespace PoolCoordination.Cli.Commands;

/// <summary><c>pool status</c>: which pool this is, who one is in it, whether the hooks work, and what concerns one.</summary>
internal static class StatusCommand
{
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Print a JSON object." };
        var command = new Command("status", "Show which pool this is, who you are in it, whether the hooks work, and what concerns you.") { json };
        command.SetAction(parsed =>
        {
            var environment = PoolEnvironment.OfProcess;
            var status = PoolStatus.Read(PoolOpening.Open(parsed.GetValue(SharedOptions.Pool)));
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json))
                output.WriteLine(StatusWriter.Text(status));
            else
                new StatusPrinter(output, Terminal.OfProcess(environment)).Print(StatusText.Of(status, environment.HomeFolder));
        });
        return command;
    }
}
