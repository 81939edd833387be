using System.CommandLine;

namespace PoolCoordination.Cli.Commands;

/// <summary><c>pool hook</c> where the parser is asked, as for its help.</summary>
internal static class HookLineCommand
{
    public static Command Create()
    {
        var command = new Command("hook", "Run the hook of a Claude Code event, whose JSON is on standard input.");
        command.SetAction(parsed => HookCommand.Run(parsed.GetValue(SharedOptions.Pool)));
        return command;
    }
}
