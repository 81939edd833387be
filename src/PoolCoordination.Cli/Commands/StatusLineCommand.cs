using System.CommandLine;
using System.Text;
using PoolCoordination.Agents.ClaudeCode;
using PoolCoordination.Board;
using PoolCoordination.Hooks;
using PoolCoordination.Host;
using PoolCoordination.Streams;
using PoolCoordination.Text;

namespace PoolCoordination.Cli.Commands;

/// <summary><c>pool statusline</c>: a line about a session for Claude Code's status line, or nothing.</summary>
internal static class StatusLineCommand
{
    /// <summary>The name, by which the program answers it without reading a command line: it runs after each answer.</summary>
    public const string Name = "statusline";

    private const int Longest = 300;

    public static Command Create()
    {
        var command = new Command(
            Name,
            "Print a line about a session for Claude Code's status line, which gives it JSON on standard input, or for a prompt: its "
                + "claims, what it waits for and how much is new, or nothing if there is nothing to say."
        );
        command.SetAction(parsed =>
        {
            parsed.InvocationConfiguration.Output.Write(Text(parsed.GetValue(SharedOptions.Pool)));
        });
        return command;
    }

    /// <summary>Prints it for the pool that the environment means.</summary>
    public static int Run()
    {
        try
        {
            using var output = StandardStreams.OpenOutput();
            output.Write(Encoding.UTF8.GetBytes(Text(pool: null)));
            return 0;
        }
        catch (BrokenPipeException)
        {
            return ExitCodes.BrokenPipe;
        }
        catch (IOException)
        {
            return ExitCodes.Failed;
        }
    }

    /// <summary>The line with its end; empty where there is none.</summary>
    private static string Text(string? pool)
    {
        // Who writes the object need not close what it writes to. A shell's prompt gives nothing to read, and its terminal would be
        // waited for.
        var environment = Console.IsInputRedirected
            ? StatusLineInput.Environment(HookProcess.ReadInput().Span, PoolEnvironment.OfProcess)
            : PoolEnvironment.OfProcess;
        var line = Sanitizer.OneLine(SessionLine.Text(() => PoolOpening.Open(pool, environment: environment)), Longest);
        return line.Length == 0 ? "" : line + "\n";
    }
}
