using System.Text;

namespace PoolCoordination.Cli.Output;

/// <summary>Prints rows in columns that fit the terminal: what is too long is cut and ends in an ellipsis.</summary>
internal sealed class Table(TextWriter output, Terminal terminal, params Column[] columns)
{
    private const int Gap = 2;

    /// <summary>By how many rows the widths are chosen; all others follow as they come.</summary>
    private const int Sample = 200;

    /// <summary>Prints the header and the rows; nothing where there are none.</summary>
    /// <returns>Whether there are any.</returns>
    public bool Print(IEnumerable<Cell[]> rows)
    {
        using var all = rows.GetEnumerator();
        var sample = new List<Cell[]>();
        while (sample.Count < Sample && all.MoveNext())
            sample.Add(all.Current);
        if (sample.Count == 0)
            return false;
        var widths = Widths(sample);
        PrintHeader(widths);
        foreach (var row in sample)
            PrintRow(row, widths);
        while (all.MoveNext())
            PrintRow(all.Current, widths);
        return true;
    }

    /// <summary>Prints the header at once, and each row as it comes, in columns of their usual widths.</summary>
    public void PrintAsTheyCome(IEnumerable<Cell[]> rows)
    {
        var widths = Fit([.. columns.Select(column => column.Usual)]);
        PrintHeader(widths);
        output.Flush();
        foreach (var row in rows)
        {
            PrintRow(row, widths);
            output.Flush();
        }
    }

    private void PrintHeader(int[] widths) =>
        PrintRow([.. columns.Select(column => new Cell(column.Header, terminal.Colors.Faint))], widths);

    /// <summary>What the texts take, less what is too much.</summary>
    private int[] Widths(List<Cell[]> rows) =>
        Fit([
            .. columns.Select(
                (column, i) => rows.Max(row => row[i].Width) is > 0 and var widest ? Math.Max(widest, column.Header.Length) : 0
            ),
        ]);

    /// <summary>Widths that fit the terminal: the last columns give way first, beyond their least widths only in a narrow one.</summary>
    private int[] Fit(int[] widths)
    {
        // What a program reads is not cut.
        if (!terminal.IsPresent)
            return widths;
        var excess = widths.Sum() + (Gap * (widths.Length - 1)) - terminal.Width;
        Shrink(widths, ref excess, column => column.Least);
        Shrink(widths, ref excess, _ => 0);
        return widths;
    }

    private void Shrink(int[] widths, ref int excess, Func<Column, int> least)
    {
        for (var i = widths.Length - 1; i >= 0 && excess > 0; i--)
        {
            var given = Math.Clamp(widths[i] - least(columns[i]), 0, excess);
            widths[i] -= given;
            excess -= given;
        }
    }

    private void PrintRow(Cell[] cells, int[] widths)
    {
        var line = new StringBuilder();
        for (var i = 0; i < cells.Length; i++)
        {
            var text = cells[i].Fit(widths[i]);
            var isLast = i == cells.Length - 1;
            line.Append(text.Length > 0 && cells[i].Paint is { } paint ? paint(text) : text);
            if (!isLast)
                line.Append(' ', widths[i] - TextWidth.CellsOf(text) + Gap);
        }

        output.WriteLine(line.ToString().TrimEnd());
    }
}
