using PoolCoordination.Shell.Syntax;

namespace PoolCoordination.Shell;

/// <summary>What a line of commands would do.</summary>
internal static class ShellEffects
{
    /// <summary>Gets the effects of a line, in order; null if it is not understood.</summary>
    public static IReadOnlyList<ShellEffect>? Of(string line, ShellSurroundings surroundings) =>
        surroundings.CommandsOf(line, surroundings.Folder, surroundings.IsPowerShell) is { } commands ? Of(commands, surroundings) : null;

    /// <summary>Gets the effects of commands, in order.</summary>
    public static IReadOnlyList<ShellEffect> Of(IReadOnlyList<SimpleCommand> commands, ShellSurroundings surroundings)
    {
        var effects = new List<ShellEffect>();
        foreach (var command in RunningCommands.Of(commands, surroundings))
        {
            ProgramEffects.Add(command, surroundings, effects);
            if (command.Name != "git")
                continue;
            GitEffects.Add(command, surroundings, effects);
            if (NewTree(command, surroundings) is { } tree)
                surroundings = surroundings.WithTree(tree);
        }

        return effects;
    }

    /// <summary>The working tree that a command makes, in which the commands after it may work; null if it makes none.</summary>
    private static string? NewTree(RunningCommand command, ShellSurroundings surroundings)
    {
        var operands = CommandArguments.Read(command.Words, 1, "C b B reason branch depth origin o c u upload-pack template").Operands;
        var at =
            operands.Count > 2 && operands[0].Text == "worktree" && operands[1].Text == "add" ? 2
            : operands.Count > 1 && operands[0].Text == "init" ? 1
            : operands.Count > 2 && operands[0].Text == "clone" ? 2
            : -1;
        return at < 0 ? null : surroundings.Absolute(command.Folder, operands[at]);
    }
}
