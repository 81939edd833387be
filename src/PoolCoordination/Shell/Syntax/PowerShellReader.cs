namespace PoolCoordination.Shell.Syntax;

/// <summary>Reads the simple commands of a line of PowerShell, those in script blocks too.</summary>
internal static class PowerShellReader
{
    /// <summary>
    /// The commands in the order in which they stand, those in a word before the command that has it; null if the line is not understood.
    /// </summary>
    /// <param name="command">The line.</param>
    /// <param name="topLevelOf">
    /// Gets the absolute path of the working tree of which a folder of the line is part; null if there is none.
    /// </param>
    public static IReadOnlyList<SimpleCommand>? Read(string command, Func<string, string?>? topLevelOf = null)
    {
        if (command.Length > BashReader.Longest || command.Contains(TextCursor.End, StringComparison.Ordinal))
            return null;
        var cursor = new TextCursor(command);
        var line = new PowerShellCommandReader(cursor, 0).ReadAll(TextCursor.End);
        var walk = new CommandWalk(command.Length, StringComparer.OrdinalIgnoreCase, PowerShellBuiltins.Run)
        {
            TopLevelOf = topLevelOf,
            PipelineVariable = "_",
        };
        return cursor.HasFailed ? null : walk.Walk(line);
    }
}
