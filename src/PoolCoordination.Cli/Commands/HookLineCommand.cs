using System.CommandLine;

namespace PoolCoordination.Cli.Commands;

/// <summary><c>pool hook</c> where the parser is asked, as for its help.</summary>
internal static class HookLineCommand
{
    public static Command Create()
    {
        var command = new Command(
            "hook",
            "Handle a Claude Code hook event given as JSON on standard input, as pool-hook does."
        );
        command.SetAction(parsed => HookCommand.Run(parsed.GetValue(SharedOptions.Pool)));
        return command;
    }
}
