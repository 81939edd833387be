using System.CommandLine;
using System.Text;
using PoolCoordination.Agents.ClaudeCode;
using PoolCoordination.Cli.Output;
using PoolCoordination.Detection;
using PoolCoordination.Entries;
using PoolCoordination.Host;
using PoolCoordination.Pools;
using PoolCoordination.Streams;

namespace PoolCoordination.Cli.Commands;

/// <summary>
/// <c>pool detect</c>: the entry that automatic mode would make of a turn or, by its words alone, of an answer; or nothing.
/// </summary>
internal static class DetectCommand
{
    public static Command Create()
    {
        var json = SharedOptions.Json();
        var transcript = new Option<string?>("--transcript")
        {
            Description = "Judge the last turn of this transcript of Claude Code, by its commits and changes too.",
            HelpName = "FILE",
        };
        var command = new Command(
            "detect",
            "Print the entry that automatic mode would write, if any: for the last turn of a transcript or, by its words alone, for the "
                + "answer on standard input."
        )
        {
            transcript,
            json,
        };
        command.SetAction(parsed =>
        {
            var found = parsed.GetValue(transcript) is { } path
                ? TranscriptTurn.Detect(path, PoolEnvironment.OfProcess)
                : EntryDetector.Detect(Encoding.UTF8.GetString(StandardStreams.ReadInput()));
            if (found is not { } detected)
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
