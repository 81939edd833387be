namespace PoolCoordination.Detection.Structure;

/// <summary>The marks that begin a line: of a heading, of a list item, check marks and other symbols.</summary>
/// <param name="Kind">What the line begins.</param>
/// <param name="Length">The length of the marks.</param>
/// <param name="HasCheckMark">Whether one of them is a check mark.</param>
internal readonly record struct LineMark(PartKind Kind, int Length, bool HasCheckMark)
{
    private const int LongestNumber = 3;
    private const string CheckMarks = "✅✓✔☑🎉";

    /// <summary>Whether the line is nothing but a rule, as of dashes.</summary>
    public bool IsRule => Length < 0;

    /// <summary>Reads the marks of a trimmed line that is not empty.</summary>
    public static LineMark Read(ReadOnlySpan<char> line)
    {
        if (CharacterSearch.IndexOfOther(line, "-*_= ") < 0)
            return new LineMark(PartKind.Paragraph, -1, false);
        var kind = PartKind.Paragraph;
        var at = CharacterSearch.IndexOfOther(line, "#");
        if (at > 0 && at < line.Length && line[at] == ' ')
        {
            kind = PartKind.Heading;
        }
        else if ((at = ListMark(line)) > 0)
        {
            kind = PartKind.Item;
            if (line[at..].StartsWith("[ ]", StringComparison.Ordinal))
                return new LineMark(PartKind.OpenTask, at + 3, false);
            if (line[at..].StartsWith("[x]", StringComparison.OrdinalIgnoreCase))
                return new LineMark(kind, at + 3, true);
        }

        at = Math.Max(at, 0);
        var hasCheckMark = false;
        while (at < line.Length && IsSymbol(line[at]))
        {
            hasCheckMark |= line[at] != ' ' && CheckMarks.AsSpan().IndexOf(line[at]) >= 0 && !char.IsHighSurrogate(line[at]);
            at++;
        }

        return new LineMark(kind, at, hasCheckMark);
    }

    /// <summary>Spaces, pictures and what joins them; not the marks of quotation, code and emphasis.</summary>
    public static bool IsSymbol(char character) =>
        character == ' ' || (character > '\u2000' && !char.IsLetterOrDigit(character) && !IsPunctuation(character));

    private static bool IsPunctuation(char character) => character is '“' or '”' or '‘' or '’' or '…' or '–' or '—';

    private static int ListMark(ReadOnlySpan<char> line)
    {
        if (line.Length > 1 && line[0] is '-' or '*' or '+' or '•' && line[1] == ' ')
            return 2;
        var end = CharacterSearch.IndexOfOther(line, "0123456789");
        return end is > 0 and <= LongestNumber && end + 1 < line.Length && line[end] is '.' or ')' && line[end + 1] == ' ' ? end + 2 : 0;
    }
}
