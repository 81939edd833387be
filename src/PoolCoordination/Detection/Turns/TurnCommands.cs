using PoolCoordination.Shell;
using PoolCoordination.Shell.Syntax;

namespace PoolCoordination.Detection.Turns;

/// <summary>The programs that a line of commands started, by the parser of the shell guard.</summary>
internal static class TurnCommands
{
    /// <summary>The programs, in order; none for a line that is not understood.</summary>
    public static IReadOnlyList<RunningCommand> Of(ToolCall call, Turn turn)
    {
        if (call.Command is not { Length: <= BashReader.Longest } line)
            return [];
        var folder = call.Folder ?? turn.Folder;
        var surroundings = new ShellSurroundings
        {
            Folder = folder,
            Home = turn.Home,
            // Nothing that is asked of a command here depends on what is there.
            Exists = _ => false,
            IsPowerShell = call.IsPowerShell,
        };
        var commands = surroundings.CommandsOf(line, folder, call.IsPowerShell);
        return commands is null ? [] : RunningCommands.Of(commands, surroundings);
    }

    /// <summary>The options and operands of a subcommand of git.</summary>
    /// <param name="command">The program.</param>
    /// <param name="name">The subcommand.</param>
    /// <param name="valued">Its options that have a value.</param>
    /// <returns>Null for another program or subcommand, and where help is asked for or nothing is to happen.</returns>
    public static CommandArguments? OfGit(RunningCommand command, string name, string valued)
    {
        if (command.Name != "git")
            return null;
        var globals = CommandArguments.Read(command.Words, 1, GitCommand.GlobalValues, OptionStyle.First);
        if (globals.End >= command.Words.Count || command.Words[globals.End].Text != name)
            return null;
        var arguments = CommandArguments.Read(command.Words, globals.End + 1, valued);
        return arguments.Has("help h dry-run") ? null : arguments;
    }

    /// <summary>What a word of a command says: its text, or that of the here-document in the place of which it stands.</summary>
    public static string? Text(ShellWord word) =>
        word.Text ?? (word.Substitutions is [{ InputText.Text: { } text }, ..] ? text : null);
}
