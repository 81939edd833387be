namespace PoolCoordination.Shell.Syntax;

/// <summary>Reads the simple commands of a bash line.</summary>
internal static class BashReader
{
    /// <summary>A longer line is not understood.</summary>
    public const int Longest = 256 * 1024;

    /// <summary>
    /// The commands in the order in which they stand, those in a word before the command that has it; null if the line is not understood.
    /// </summary>
    public static IReadOnlyList<SimpleCommand>? Read(string command)
    {
        if (command.Length > Longest || command.Contains(TextCursor.End, StringComparison.Ordinal))
            return null;
        var cursor = new TextCursor(command);
        var line = new BashCommandReader(cursor, 0).ReadAll(TextCursor.End);
        return cursor.HasFailed ? null : new CommandWalk(command.Length, StringComparer.Ordinal, BashBuiltins.Run).Walk(line);
    }
}
