using System.CommandLine;
using PoolCoordination.Agents.ClaudeCode;
using PoolCoordination.Host;
using PoolCoordination.Status;
using PoolCoordination.Streams;

namespace PoolCoordination.Cli.Commands;

/// <summary><c>pool prompt</c>: a few words for a shell's prompt, or nothing.</summary>
internal static class PromptCommand
{
    public static Command Create()
    {
        var statusLine = new Option<bool>("--statusline")
        {
            Description = "Print it for Claude Code's status line, whose input is read from standard input: with your name in any case.",
        };
        var command = new Command(
            "prompt",
            "Print a short text for a shell prompt: your claims and blockers, or nothing if there are none."
        )
        {
            statusLine,
        };
        command.SetAction(parsed =>
        {
            var isStatusLine = parsed.GetValue(statusLine);
            var environment = isStatusLine
                ? StatusLineInput.Environment(StandardStreams.ReadInput(), PoolEnvironment.OfProcess)
                : PoolEnvironment.OfProcess;
            var prompt = new PoolPrompt { IsAlwaysNamed = isStatusLine };
            // 'pool status' says which project pool is not used.
            if (prompt.Text(() => PoolOpening.Open(parsed.GetValue(SharedOptions.Pool), environment: environment)) is { Length: > 0 } text)
                parsed.Say(text);
        });
        return command;
    }
}
