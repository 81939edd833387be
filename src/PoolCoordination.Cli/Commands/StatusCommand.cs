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
        var command = new Command("status", "Show the pool, your instance, the hooks, and the claims and blockers that concern you.")
        {
            json,
        };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(json))
                parsed.InvocationConfiguration.Output.WriteLine(StatusWriter.Text(Read(parsed)));
            else
                Print(parsed);
        });
        return command;
    }

    /// <summary>Prints the status for a person.</summary>
    public static void Print(ParseResult parsed)
    {
        var environment = PoolEnvironment.OfProcess;
        new StatusPrinter(parsed.InvocationConfiguration.Output, Terminal.OfProcess(environment)).Print(
            StatusText.Of(Read(parsed), environment.HomeFolder)
        );
    }

    private static PoolStatus Read(ParseResult parsed) => PoolStatus.Read(PoolOpening.Open(parsed.GetValue(SharedOptions.Pool)));
}
