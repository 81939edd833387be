namespace PoolCoordination.Shell.Syntax;

/// <summary>Reads the simple commands of a bash line.</summary>
internal static class BashReader
{
    /// <summary>A longer line is not understood.</summary>
    public const int Longest = 256 * 1024;

    /// <summary>
    /// The commands in the order in which they stand, those in a word before the command that has it; null if the line is not understood.
    /// </summary>
    /// <param name="command">The line.</param>
    /// <param name="topLevelOf">
    /// Gets the absolute path of the working tree of which a folder of the line is part; null if there is none.
    /// </param>
    public static IReadOnlyList<SimpleCommand>? Read(string command, Func<string, string?>? topLevelOf = null)
    {
        if (command.Length > Longest || command.Contains(TextCursor.End, StringComparison.Ordinal))
            return null;
        var cursor = new TextCursor(command);
        var line = new BashCommandReader(cursor, 0).ReadAll(TextCursor.End);
        var walk = new CommandWalk(command.Length, StringComparer.Ordinal, BashBuiltins.Run) { TopLevelOf = topLevelOf };
        return cursor.HasFailed ? null : walk.Walk(line);
    }
}
