using PoolCoordination.Board;
using PoolCoordination.Cli.Output;

namespace PoolCoordination.Cli.Board;

/// <summary>Prints a board once, for people and for programs.</summary>
internal sealed class BoardPrinter(TextWriter output, Terminal terminal)
{
    /// <summary>How many entries are printed, the latest.</summary>
    private const int MostEntries = 20;

    /// <summary>The counts, and below them the sessions, the claims and the latest entries.</summary>
    public void Print(PoolBoard board)
    {
        var tables = new BoardTables(terminal, board, board.ReadAt);
        output.WriteLine(board.ToString());
        PrintSection(tables.Sessions(board.Sessions));
        PrintSection(tables.Claims(board.Claims));
        PrintSection(tables.Entries([.. board.Entries.Take(MostEntries)]));
    }

    /// <summary>A JSON object on one line.</summary>
    public void PrintJson(PoolBoard board) => output.WriteLine(BoardWriter.Text(board));

    private void PrintSection(IReadOnlyList<string> lines)
    {
        if (lines.Count > 0)
            output.WriteLine();
        foreach (var line in lines)
            output.WriteLine(line);
    }
}
