namespace PoolCoordination.Shell.Syntax;

/// <summary>Reads the simple commands of a line of PowerShell, those in script blocks too.</summary>
internal static class PowerShellReader
{
    /// <summary>
    /// The commands in the order in which they stand, those in a word before the command that has it; null if the line is not understood.
    /// </summary>
    public static IReadOnlyList<SimpleCommand>? Read(string command)
    {
        if (command.Length > BashReader.Longest || command.Contains(TextCursor.End, StringComparison.Ordinal))
            return null;
        var cursor = new TextCursor(command);
        var line = new PowerShellCommandReader(cursor, 0).ReadAll(TextCursor.End);
        var walk = new CommandWalk(command.Length, StringComparer.OrdinalIgnoreCase, PowerShellBuiltins.Run);
        return cursor.HasFailed ? null : walk.Walk(line);
    }
}
