using System.Text;

namespace PoolCoordination.Text;

/// <summary>
/// Replaces the characters by which a line could close what it stands in, or pose as the system's markup; also those that are the same
/// in another width (compatibility decomposition, NFKC).
/// </summary>
internal static class MarkupCharacters
{
    private const char Apostrophe = '\'';

    /// <summary>
    /// Backticks become apostrophes, a fence of tildes becomes dashes, and angle brackets that could be a tag's become ‹ and ›.
    /// </summary>
    public static string Neutralize(string text)
    {
        if (!Contains(text, character => IsTilde(character) || IsBacktick(character) || IsLess(character) || IsGreater(character)))
            return text;
        var line = new StringBuilder(text);
        var isOpen = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (IsFence(line, i))
                line[i] = line[i + 1] = line[i + 2] = '-';
            else if (IsBacktick(line[i]))
                line[i] = Apostrophe;
            else if (IsLess(line[i]) && OpensTag(line, i))
                (line[i], isOpen) = ('‹', true);
            else if (IsGreater(line[i]) && ClosesTag(line, i, isOpen))
                (line[i], isOpen) = ('›', false);
        }

        return line.ToString();
    }

    /// <summary>Each double quotation mark as an apostrophe.</summary>
    public static string WithoutQuotationMarks(string text)
    {
        if (!Contains(text, IsQuotationMark))
            return text;
        var line = new StringBuilder(text);
        for (var i = 0; i < line.Length; i++)
        {
            if (IsQuotationMark(line[i]))
                line[i] = Apostrophe;
        }

        return line.ToString();
    }

    private static bool Contains(string text, Func<char, bool> isSought)
    {
        foreach (var character in text)
        {
            if (isSought(character))
                return true;
        }

        return false;
    }

    /// <summary>A comparison, a shift and an arrow stay: what follows is a number, <c>=</c>, <c>-</c> or another bracket.</summary>
    private static bool OpensTag(StringBuilder line, int index)
    {
        var next = index + 1;
        while (next < line.Length && line[next] == ' ')
            next++;
        return next < line.Length && !char.IsAsciiDigit(line[next]) && line[next] is not ('=' or '-' or '.') && !IsLess(line[next]);
    }

    /// <summary>A comparison and an arrow stay.</summary>
    private static bool ClosesTag(StringBuilder line, int index, bool isOpen) =>
        index > 0 && line[index - 1] is not ('-' or '=') && (isOpen || line[index - 1] != ' ');

    private static bool IsFence(StringBuilder line, int index) =>
        index + 2 < line.Length && IsTilde(line[index]) && IsTilde(line[index + 1]) && IsTilde(line[index + 2]);

    private static bool IsTilde(char character) => character is '~' or '\uFF5E';

    // The second is the same by its canonical decomposition.
    private static bool IsBacktick(char character) => character is '`' or '\u1FEF' or '\uFF40';

    private static bool IsLess(char character) => character is '<' or '\uFF1C' or '\uFE64';

    private static bool IsGreater(char character) => character is '>' or '\uFF1E' or '\uFE65';

    private static bool IsQuotationMark(char character) =>
        character
            is '"'
                or '\u00AB' or '\u00BB' // guillemets
                or (>= '\u201C' and <= '\u201F') // English and German quotation marks
                or '\u2033' or '\u2036' // double primes
                or '\u275D' or '\u275E' or '\u2760' // ornaments
                or '\u2E42' // low and reversed
                or (>= '\u301D' and <= '\u301F') // double primes of Chinese and Japanese
                or '\uFF02'; // fullwidth
}
