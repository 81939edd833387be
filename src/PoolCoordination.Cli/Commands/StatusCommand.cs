using System.CommandLine;
using PoolCoordination.Cli.Output;
using PoolCoordination.Status;

namespace PoolCoordination.Cli.Commands;

/// <summary><c>pool status</c>: which pool this is, who one is in it, whether the hooks work, and what concerns one.</summary>
internal static class StatusCommand
{
    private const int LabelWidth = 9;

    /// <summary>The status fits a terminal of the usual width, however wide this one is.</summary>
    private const int Width = 80;

    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Print a JSON object." };
        var command = new Command("status", "Show which pool this is, who you are in it, whether the hooks work, and what concerns you.") { json };
        command.SetAction(parsed =>
        {
            string? notice = null;
            var environment = PoolEnvironment.OfProcess;
            var status = PoolStatus.Read(Pool.Open(environment, parsed.GetValue(SharedOptions.Pool), text => notice = text), notice);
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json))
            {
                output.WriteLine(StatusWriter.Text(status));
                return;
            }

            var terminal = Terminal.OfProcess(environment);
            foreach (var line in StatusText.Of(status, environment.HomeFolder))
                output.WriteLine(terminal.Colors.Faint(line.Label.PadRight(LabelWidth)) + TextWidth.Cut(line.Text, Math.Min(Width, terminal.Width) - LabelWidth));
        });
        return command;
    }
}
