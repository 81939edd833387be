using System.CommandLine;
using System.Text;
using PoolCoordination.Cli.Output;
using PoolCoordination.Detection;
using PoolCoordination.Entries;
using PoolCoordination.Pools;
using PoolCoordination.Streams;

namespace PoolCoordination.Cli.Commands;

/// <summary><c>pool detect</c>: the entry that automatic mode would make of an answer, or nothing.</summary>
internal static class DetectCommand
{
    public static Command Create()
    {
        var json = SharedOptions.Json();
        var command = new Command("detect", "Print the entry that automatic mode would write for the answer on standard input, if any.")
        {
            json,
        };
        command.SetAction(parsed =>
        {
            if (EntryDetector.Detect(Encoding.UTF8.GetString(StandardStreams.ReadInput())) is not { } detected)
                return;
            var pool = parsed.OpenPool(PoolUse.Any);
            var printer = new EntryPrinter(parsed.InvocationConfiguration.Output, Terminal.OfProcess(pool.Environment), () => pool.Now);
            var entry = pool.Draft(detected, Identity.Of(pool.Environment));
            if (parsed.GetValue(json))
                printer.PrintJson(entry);
            else
                printer.PrintAll(entry);
        });
        return command;
    }
}
