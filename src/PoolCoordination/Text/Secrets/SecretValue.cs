namespace PoolCoordination.Text.Secrets;

/// <summary>A value as it stands after a name: in quotes, in escaped quotes, in an element, or bare.</summary>
/// <param name="Start">The index of its first character, after the quote.</param>
/// <param name="End">The index after its last character.</param>
/// <param name="IsQuoted">Whether it was in quotes that close.</param>
internal readonly record struct SecretValue(int Start, int End, bool IsQuoted)
{
    private const int LongestSection = 1000;
    private const string SectionStart = "<![CDATA[";

    /// <summary>Reads the value that begins at an index.</summary>
    public static SecretValue At(ReadOnlySpan<char> text, int start)
    {
        var quote = start;
        // b"…", r'…', $"…", @"…", and the quotes of JSON within JSON.
        if (quote + 1 < text.Length && text[quote] is 'b' or 'r' or 'u' or 'f' or '@' or '$' && text[quote + 1] is '"' or '\'')
            quote++;
        while (quote < text.Length && text[quote] == '\\')
            quote++;
        if (quote >= text.Length || text[quote] is not ('"' or '\'' or '`'))
            return new SecretValue(start, EndOfBare(text, start), IsQuoted: false);
        var close = ClosingQuote(text, quote);
        return close < 0
            ? new SecretValue(quote + 1, EndOfBare(text, quote + 1), IsQuoted: false)
            : new SecretValue(quote + 1, close, IsQuoted: true);
    }

    /// <summary>Reads an element's text.</summary>
    public static SecretValue OfElement(ReadOnlySpan<char> text, int start)
    {
        if (text[start..].StartsWith(SectionStart, StringComparison.Ordinal))
        {
            start += SectionStart.Length;
            var close = text[start..Math.Min(text.Length, start + LongestSection)].IndexOf("]]>", StringComparison.Ordinal);
            return new SecretValue(start, close < 0 ? CharacterClasses.EndOfRun(text, start) : start + close, IsQuoted: close >= 0);
        }

        var end = text[start..].IndexOf('<');
        return new SecretValue(start, end < 0 ? CharacterClasses.EndOfRun(text, start) : start + end, IsQuoted: end >= 0);
    }

    /// <summary>
    /// The index of the closing quote, or of the backslashes that escape it where the opening one is escaped. One within a word closes only
    /// where no other does.
    /// </summary>
    private static int ClosingQuote(ReadOnlySpan<char> text, int quote)
    {
        var escapes = BackslashesBefore(text, quote);
        var withinWord = -1;
        for (var i = quote + 1; i < text.Length && text[i] is not ('\r' or '\n'); i++)
        {
            if (text[i] != text[quote] || BackslashesBefore(text, i) is var count && (escapes == 0 ? count % 2 != 0 : count != escapes))
                continue;
            if (CharacterClasses.IsClosingQuote(text, i))
                return i - escapes;
            withinWord = withinWord < 0 ? i - escapes : withinWord;
        }

        return withinWord;
    }

    private static int BackslashesBefore(ReadOnlySpan<char> text, int index)
    {
        var count = 0;
        while (count < index && text[index - count - 1] == '\\')
            count++;
        return count;
    }

    private static int EndOfBare(ReadOnlySpan<char> text, int start)
    {
        var end = start;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && !EndsBare(text, end))
            end++;
        while (end > start && IsClosing(text[start..end]))
            end--;
        return end;
    }

    /// <summary>Whether a bare value ends before a mark within a word: at a quote that closes, or where the next name begins.</summary>
    private static bool EndsBare(ReadOnlySpan<char> text, int index)
    {
        var next = index + 1 < text.Length ? text[index + 1] : ' ';
        return text[index] switch
        {
            '"' or '\'' or '`' => CharacterClasses.IsClosingQuote(text, index),
            '\\' => next is '"' or '\'' or 'n' or 'r' or 't',
            '<' => next == '/',
            ';' or '&' or ',' => next is '"' or '\'' || char.IsWhiteSpace(next) || StartsAssignment(text, index + 1),
            _ => false,
        };
    }

    private static bool StartsAssignment(ReadOnlySpan<char> text, int index)
    {
        var end = index;
        while (end < text.Length && (CharacterClasses.IsWord(text[end]) || text[end] is '.' or ' '))
            end++;
        return end > index && end < text.Length && text[end] == '=' && char.IsAsciiLetter(text[index]);
    }

    /// <summary>Whether a bare value's last character belongs to the sentence around it.</summary>
    private static bool IsClosing(ReadOnlySpan<char> value) =>
        value[^1] switch
        {
            ',' or ';' or ':' or '"' or '\'' or '`' => true,
            ')' => !value.Contains('('),
            ']' => !value.Contains('['),
            '}' => !value.Contains('{'),
            '.' => value.Length > 1,
            _ => false,
        };
}
