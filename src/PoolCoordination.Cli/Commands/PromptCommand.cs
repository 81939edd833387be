using System.CommandLine;
using PoolCoordination.Status;

namespace PoolCoordination.Cli.Commands;

/// <summary><c>pool prompt</c>: a few words for a shell's prompt, or nothing.</summary>
internal static class PromptCommand
{
    public static Command Create()
    {
        var command = new Command(
            "prompt",
            "Print a short text for a shell prompt: your claims and blockers, or nothing if there are none."
        );
        command.SetAction(parsed =>
        {
            // 'pool status' says which project pool is not used.
            if (new PoolPrompt().Text(() => PoolOpening.Open(parsed.GetValue(SharedOptions.Pool))) is { Length: > 0 } text)
                parsed.Say(text);
        });
        return command;
    }
}
