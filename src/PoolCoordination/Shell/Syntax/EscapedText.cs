using System.Globalization;
using System.Text;

namespace PoolCoordination.Shell.Syntax;

/// <summary>The text between <c>$'</c> and <c>'</c>.</summary>
internal static class EscapedText
{
    /// <summary>Letters that stand for a character after a backslash, each followed by it.</summary>
    private const string Letters = "a\ab\be\u001bE\u001bf\fn\nr\rt\tv\v";

    /// <summary>Reads up to and with the closing mark.</summary>
    public static string Read(TextCursor cursor)
    {
        var text = new StringBuilder();
        while (!cursor.IsAtEnd && cursor.Current != '\'')
        {
            if (cursor.TryTake('\\'))
                ReadEscape(cursor, text);
            else
            {
                text.Append(cursor.Current);
                cursor.Advance();
            }
        }

        cursor.Take('\'');
        return text.ToString();
    }

    private static void ReadEscape(TextCursor cursor, StringBuilder text)
    {
        var letter = cursor.Current;
        if (letter is >= '0' and <= '7')
        {
            AppendCode(cursor, text, 3, isOctal: true);
            return;
        }

        cursor.Advance();
        switch (letter)
        {
            case 'x':
                AppendCode(cursor, text, 2, isOctal: false);
                break;
            case 'u':
                AppendCode(cursor, text, 4, isOctal: false);
                break;
            case 'U':
                AppendCode(cursor, text, 8, isOctal: false);
                break;
            case 'c':
                text.Append((char)(cursor.Current & 0x1f));
                cursor.Advance();
                break;
            case '\'' or '"' or '\\' or '?':
                text.Append(letter);
                break;
            default:
                var at = char.IsAsciiLetter(letter) ? Letters.IndexOf(letter, StringComparison.Ordinal) : -1;
                if (at >= 0)
                    text.Append(Letters[at + 1]);
                else
                    text.Append('\\').Append(letter);
                break;
        }
    }

    private static void AppendCode(TextCursor cursor, StringBuilder text, int longest, bool isOctal)
    {
        var length = 0;
        while (length < longest && (isOctal ? cursor.Peek(length) is >= '0' and <= '7' : char.IsAsciiHexDigit(cursor.Peek(length))))
            length++;
        var code = 0;
        foreach (var digit in cursor.Rest[..length])
            code = (code * (isOctal ? 8 : 16)) + int.Parse([digit], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        cursor.Advance(length);
        if (Rune.TryCreate(code, out var rune))
            text.Append(rune.ToString());
    }
}
