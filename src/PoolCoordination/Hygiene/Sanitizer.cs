using System.Globalization;
using System.Text;

namespace PoolCoordination.Hygiene;

/// <summary>
/// Makes one line of plain text of what another wrote: it will stand in a terminal and in another model's context, so it must
/// not steer either.
/// </summary>
public static class Sanitizer
{
    private const char Escape = '\u001B';
    private const char ZeroWidthNonJoiner = '\u200C';
    private const char ZeroWidthJoiner = '\u200D';

    /// <summary>
    /// One line of text: escape sequences, control and invisible characters go, line breaks and runs of spaces become one space.
    /// </summary>
    /// <param name="text">Any text.</param>
    /// <param name="longest">The length in characters at which it is cut, with an ellipsis.</param>
    public static string OneLine(string text, int longest)
    {
        ArgumentNullException.ThrowIfNull(text);
        var line = new StringBuilder(Math.Min(text.Length, longest + 2));
        for (var i = 0; i < text.Length && line.Length <= longest; i++)
        {
            if (text[i] == Escape)
                i = EndOfEscapeSequence(text, i);
            else if (char.IsWhiteSpace(text[i]) || text[i] == '\0')
                AppendSpace(line);
            else if (char.IsSurrogatePair(text, i))
                AppendPair(line, text, i++);
            else if (IsVisible(text[i]))
                line.Append(text[i]);
        }

        return Cut(line.ToString().TrimEnd(), longest);
    }

    /// <summary>
    /// The same for a model's context: besides, backticks that could close a block and angle brackets that could open a system's
    /// tag become look-alikes, and marks that would make a heading or a quotation of it are dropped from its start.
    /// </summary>
    public static string ForContext(string text, int longest) => Neutralize(OneLine(text, longest).TrimStart("#>*+-=~| ".ToCharArray()));

    /// <summary>The same for paths, whose first characters are their own: <c>**/*.md</c>, <c>~/notes</c>.</summary>
    public static string ForContextPath(string text, int longest) => Neutralize(OneLine(text, longest));

    private static string Neutralize(string text)
    {
        var line = new StringBuilder(text).Replace('`', '\'').Replace("~~~", "---");
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '<' && i + 1 < line.Length && (char.IsLetter(line[i + 1]) || line[i + 1] is '/' or '!' or '|' or '?'))
                line[i] = '‹';
            else if (line[i] == '>' && i > 0 && line[i - 1] is not (' ' or '-' or '='))
                line[i] = '›';
        }

        return line.ToString();
    }

    /// <summary>A text cut at a word to at most a number of characters, with an ellipsis where something was cut.</summary>
    public static string Cut(string text, int longest)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length <= longest)
            return text;
        var end = longest - 1;
        var space = text.LastIndexOf(' ', end);
        if (space > longest / 2)
            end = space;
        else if (char.IsHighSurrogate(text[end - 1]))
            end--;
        return string.Concat(text.AsSpan(0, end).TrimEnd(" ,;:"), "…");
    }

    private static void AppendSpace(StringBuilder line)
    {
        if (line.Length > 0 && line[^1] != ' ')
            line.Append(' ');
    }

    private static void AppendPair(StringBuilder line, string text, int index)
    {
        // The tag characters of plane 14 are invisible and spell text that only a model reads.
        if (CharUnicodeInfo.GetUnicodeCategory(char.ConvertToUtf32(text, index)) != UnicodeCategory.Format)
            line.Append(text, index, 2);
    }

    private static bool IsVisible(char character) =>
        char.GetUnicodeCategory(character) switch
        {
            UnicodeCategory.Control or UnicodeCategory.Surrogate => false,
            // Joiners are part of words and of emoji; marks of direction and the like hide or reorder text.
            UnicodeCategory.Format => character is ZeroWidthJoiner or ZeroWidthNonJoiner,
            _ => true,
        };

    /// <summary>The index of an escape sequence's last character (ECMA-48: CSI and the string sequences; else two characters).</summary>
    private static int EndOfEscapeSequence(string text, int start)
    {
        var i = start + 1;
        if (i >= text.Length)
            return start;
        if (text[i] == '[')
        {
            do
                i++;
            while (i < text.Length && text[i] is >= ' ' and < '@');
            return Math.Min(i, text.Length - 1);
        }

        if (text[i] is not (']' or 'P' or '_' or '^' or 'X'))
            return text[i] is >= '0' and <= '~' ? i : start;
        while (++i < text.Length && text[i] is not ('\a' or '\n'))
        {
            if (text[i] == Escape && i + 1 < text.Length && text[i + 1] == '\\')
                return i + 1;
        }

        return Math.Min(i, text.Length - 1);
    }
}
