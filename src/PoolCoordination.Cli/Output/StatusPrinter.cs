using PoolCoordination.Status;

namespace PoolCoordination.Cli.Output;

/// <summary>Prints a status: labels in one column, values in another, in lines that fit a terminal of the usual width.</summary>
internal sealed class StatusPrinter(TextWriter output, Terminal terminal)
{
    private const int LabelWidth = 9;
    private const int UsualWidth = 80;

    private readonly int _width = Math.Min(UsualWidth, terminal.Width) - LabelWidth;

    /// <summary>Prints the lines; what is too long goes on in the next line as long as there is room for one, else it is cut.</summary>
    public void Print(IReadOnlyList<StatusRow> lines)
    {
        var room = StatusText.MostLines - lines.Count;
        foreach (var line in lines)
        {
            List<string> texts = [Fit(line)];
            if (line.MayWrap && room > 0 && TextWidth.CellsOf(line.ToString()) > _width)
            {
                texts = Wrap(line.ToString(), room + 1);
                room -= texts.Count - 1;
            }

            for (var i = 0; i < texts.Count; i++)
                PrintLine(i == 0 ? line.Label : "", texts[i], line.IsWarning);
        }
    }

    private string Fit(StatusRow line)
    {
        var left = _width - TextWidth.CellsOf(line.Text) - 1;
        return TextWidth.Cut(
            line.Path.Length > 0 ? (line with { Path = TextWidth.CutStart(line.Path, Math.Max(1, left)) }).ToString() : line.Text,
            _width
        );
    }

    private List<string> Wrap(string text, int most)
    {
        List<string> all = [.. TextWidth.Wrap(text, _width)];
        return all.Count <= most ? all : [.. all.Take(most - 1), TextWidth.Cut(string.Join(' ', all.Skip(most - 1)), _width)];
    }

    private void PrintLine(string label, string text, bool isWarning)
    {
        var padded = label.PadRight(LabelWidth);
        output.WriteLine((isWarning ? terminal.Colors.Warning(padded) : terminal.Colors.Faint(padded)) + text);
    }
}
