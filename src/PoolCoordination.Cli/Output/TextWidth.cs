using System.Globalization;
using System.Text;
using Wcwidth;

namespace PoolCoordination.Cli.Output;

/// <summary>
/// Texts in the cells of a terminal: a wide character takes two, and so does an emoji, of however many code points it consists.
/// </summary>
internal static class TextWidth
{
    private const string Ellipsis = "…";
    private const int EmojiPresentation = 0xFE0F;
    private const int WideCells = 2;

    /// <summary>The number of cells that a line of text takes.</summary>
    public static int CellsOf(string text)
    {
        if (Ascii.IsValid(text))
            return text.Length;
        var cells = 0;
        foreach (var element in Elements(text))
            cells += CellsOfElement(element);
        return cells;
    }

    /// <summary>A text of at most a number of cells: one that is longer is cut and ends in an ellipsis.</summary>
    public static string Cut(string text, int cells)
    {
        if (CellsOf(text) <= cells)
            return text;
        var kept = new StringBuilder();
        var left = cells - 1;
        foreach (var element in Elements(text))
        {
            left -= CellsOfElement(element);
            if (left < 0)
                break;
            kept.Append(element);
        }

        return cells > 0 ? kept.ToString().TrimEnd() + Ellipsis : "";
    }

    /// <summary>A text of at most a number of cells, of which the end is kept: one that is longer begins with an ellipsis.</summary>
    public static string CutStart(string text, int cells)
    {
        if (CellsOf(text) <= cells)
            return text;
        var kept = new StringBuilder();
        var left = cells - 1;
        foreach (var element in Elements(text).Reverse())
        {
            left -= CellsOfElement(element);
            if (left < 0)
                break;
            kept.Insert(0, element);
        }

        return cells > 0 ? Ellipsis + kept : "";
    }

    /// <summary>The lines of a text of which none takes more than a number of cells; they break at spaces where there are any.</summary>
    public static IEnumerable<string> Wrap(string text, int cells)
    {
        var line = new StringBuilder();
        var left = cells;
        foreach (var word in text.Split(' '))
        {
            foreach (var part in Parts(word, cells))
            {
                var width = CellsOf(part);
                if (line.Length > 0 && width + 1 > left)
                {
                    yield return line.ToString();
                    line.Clear();
                    left = cells;
                }

                if (line.Length > 0)
                    line.Append(' ');
                left -= width + (left < cells ? 1 : 0);
                line.Append(part);
            }
        }

        yield return line.ToString();
    }

    /// <summary>A word in pieces that fit into a number of cells.</summary>
    private static IEnumerable<string> Parts(string word, int cells)
    {
        var part = new StringBuilder();
        var left = cells;
        foreach (var element in Elements(word))
        {
            var width = CellsOfElement(element);
            if (width > left && part.Length > 0)
            {
                yield return part.ToString();
                part.Clear();
                left = cells;
            }

            part.Append(element);
            left -= width;
        }

        yield return part.ToString();
    }

    /// <summary>What a terminal shows as one each, in order.</summary>
    public static IEnumerable<string> Elements(string text)
    {
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
            yield return elements.GetTextElement();
    }

    /// <summary>
    /// What the terminal shows as one: the widest of its code points counts, and a pair or an emoji style makes an emoji.
    /// </summary>
    private static int CellsOfElement(string element)
    {
        var widest = 0;
        var regional = 0;
        foreach (var rune in element.EnumerateRunes())
        {
            if (rune.Value == EmojiPresentation)
                return WideCells;
            regional += rune.Value is >= 0x1F1E6 and <= 0x1F1FF ? 1 : 0;
            widest = Math.Max(widest, UnicodeCalculator.GetWidth(rune));
        }

        return regional > 1 ? WideCells : widest;
    }
}
