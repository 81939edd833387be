using System.Text;
using PoolCoordination.Text.Secrets;
using PoolCoordination.Text.Unicode;

namespace PoolCoordination.Text;

/// <summary>
/// Makes one line of plain text of what another wrote: it will stand in a terminal and in another model's context, so it must
/// not steer either.
/// </summary>
public static class Sanitizer
{
    /// <summary>How much more than its limit a text is searched for secrets: one that a cut shortened is not recognised any more.</summary>
    private const int Margin = 4;

    private const char Apostrophe = '’';
    private const string MarksOfMarkdown = "#>*+-";

    /// <summary>
    /// One line of text: escape sequences, control and invisible characters go, line breaks and runs of spaces become one space.
    /// </summary>
    /// <param name="text">Any text.</param>
    /// <param name="longest">The length in characters at which it is cut, with an ellipsis.</param>
    public static string OneLine(string text, int longest)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (IsPlain(text))
            return Cut(text, longest);
        var line = new StringBuilder(Math.Min(text.Length, longest) + 2);
        for (var i = 0; i < text.Length && line.Length <= longest; i++)
        {
            if (text[i] is > ' ' and <= '~')
                line.Append(text[i]);
            else if (text[i] == '\u001B')
                i = EscapeSequence.End(text, i);
            else
                i += Append(line, text, i) - 1;
        }

        return Cut(line.ToString().TrimEnd(), longest);
    }

    /// <summary>
    /// Makes a text one line without credentials, for a terminal: those who write lines by other means than this product may leave them in.
    /// </summary>
    public static string ForDisplay(string text, int longest) =>
        Cut(SecretRedactor.Redact(OneLine(text, (int)Math.Min((long)longest * Margin, int.MaxValue - 2))), longest);

    /// <summary>
    /// Cleans a text for a model's context: as for display, and backticks that could close a block and angle brackets that could open a
    /// system's tag become look-alikes, and marks before a space, which would make a heading, a list or a quotation of it, are dropped
    /// from its start.
    /// </summary>
    internal static string ForContext(string text, int longest) => MarkupCharacters.Neutralize(WithoutMarks(ForDisplay(text, longest)));

    /// <summary>Cleans a path for a model's context; its first characters stay: <c>**/*.md</c>, <c>~/notes</c>.</summary>
    internal static string ForContextPath(string text, int longest) => MarkupCharacters.Neutralize(ForDisplay(text, longest));

    /// <summary>Quotes another's words within a sentence for a model's context; nothing in them can close the quotation marks.</summary>
    internal static string Quote(string text, int longest) =>
        $"\"{MarkupCharacters.WithoutQuotationMarks(ForContextPath(text, longest))}\"";

    /// <summary>A path or an address in single quotes for a message to a person; nothing in it can close them.</summary>
    internal static string InSingleQuotes(string text) => $"'{text.Replace('\'', Apostrophe)}'";

    /// <summary>Cuts a text at a word to at most a number of characters, with an ellipsis if something was cut.</summary>
    internal static string Cut(string text, int longest) => Cut(text, longest, " ,;:" + JoinedCharacters.Joiners);

    /// <summary>Cuts a text at a word, with an ellipsis if something was cut.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="longest">The length in characters at which it is cut.</param>
    /// <param name="loose">The characters that are not to stand before the ellipsis.</param>
    internal static string Cut(string text, int longest, string loose)
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
        return string.Concat(text.AsSpan(0, end).TrimEnd(loose), "…");
    }

    private static string WithoutMarks(string line)
    {
        // A quotation needs no space after its mark.
        var start = line is ['>', not '=', ..] ? 1 : 0;
        while (line.AsSpan(start).TrimStart(MarksOfMarkdown) is [' ', ..] rest && rest.Length < line.Length - start)
            start = line.Length - rest.Length + 1;
        return line[start..].TrimStart();
    }

    /// <summary>Whether a text is such a line already, as far as a glance at it tells.</summary>
    private static bool IsPlain(string text) =>
        text.Length == 0
        || (
            !text.AsSpan().ContainsAnyExceptInRange(' ', '~')
            && text[0] != ' '
            && text[^1] != ' '
            && !text.Contains("  ", StringComparison.Ordinal)
        );

    /// <summary>Appends what becomes of the code point at an index.</summary>
    /// <returns>The number of its characters.</returns>
    private static int Append(StringBuilder line, string text, int index)
    {
        var isPair = char.IsSurrogatePair(text, index);
        var length = isPair ? 2 : 1;
        switch (CharacterTable.TreatmentOf(isPair ? char.ConvertToUtf32(text, index) : text[index]))
        {
            case CharacterTreatment.Kept:
            case CharacterTreatment.KeptInSequence when JoinedCharacters.Need(text, index):
                line.Append(text, index, length);
                break;
            case CharacterTreatment.Space when line.Length > 0 && line[^1] != ' ':
                line.Append(' ');
                break;
        }

        return length;
    }
}
