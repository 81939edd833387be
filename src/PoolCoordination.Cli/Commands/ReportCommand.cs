using System.CommandLine;
using PoolCoordination.Board;
using PoolCoordination.Entries;
using PoolCoordination.Pools;

namespace PoolCoordination.Cli.Commands;

/// <summary><c>pool report</c>: what happened since a moment, in Markdown.</summary>
internal static class ReportCommand
{
    private const string Today = "today";

    public static Command Create()
    {
        var since = SharedOptions.Since($"From when on (default: {Today}): {Since.Forms}.");
        var all = new Option<bool>("--all") { Description = "About all projects of the pool; else about the one of the working folder." };
        var command = new Command(
            "report",
            "Print in Markdown what was completed by whom, and what is blocked, claimed and was refused, for a stand-up or a pull request."
        )
        {
            since,
            all,
        };
        command.SetAction(parsed =>
        {
            var pool = parsed.OpenPool(PoolUse.Entries);
            var report = PoolReport.Read(pool, Since.Parse(parsed.GetValue(since) ?? Today, pool.Now), parsed.GetValue(all));
            parsed.InvocationConfiguration.Output.Write(report.ToString());
        });
        return command;
    }
}
