using System.Buffers.Text;

namespace PoolCoordination.Json;

/// <summary>The strings and numbers of JSON (RFC 8259): how far they go, and what number a number is.</summary>
internal static class JsonScalar
{
    private const byte LastControlCharacter = 0x1F;

    /// <summary>Finds the quotation mark that ends a string.</summary>
    /// <param name="json">The text.</param>
    /// <param name="start">Where the string begins, after its first quotation mark.</param>
    /// <param name="isEscaped">Whether it has escapes.</param>
    /// <returns>The mark's index; -1 where the string is malformed.</returns>
    public static int EndOfString(ReadOnlySpan<byte> json, int start, out bool isEscaped)
    {
        isEscaped = false;
        var at = start;
        while (json[at..].IndexOfAny((byte)'"', (byte)'\\') is >= 0 and var length)
        {
            at += length;
            if (json[at] == '"')
                return json[start..at].IndexOfAnyInRange((byte)0, LastControlCharacter) < 0 ? at : -1;
            isEscaped = true;
            var escape = LengthOfEscape(json[at..]);
            if (escape == 0)
                return -1;
            at += escape;
        }

        return -1;
    }

    /// <summary>Finds the end of a number.</summary>
    /// <returns>The index after it; -1 where there is none, or it is malformed.</returns>
    public static int EndOfNumber(ReadOnlySpan<byte> json, int start)
    {
        var at = start;
        if (at < json.Length && json[at] == '-')
            at++;
        var whole = at;
        at = EndOfDigits(json, at);
        if (at == whole || (json[whole] == '0' && at > whole + 1))
            return -1;
        if (at < json.Length && json[at] == '.')
        {
            var fraction = at + 1;
            at = EndOfDigits(json, fraction);
            if (at == fraction)
                return -1;
        }

        if (at < json.Length && json[at] is (byte)'e' or (byte)'E')
        {
            var exponent = at + 1;
            if (exponent < json.Length && json[exponent] is (byte)'+' or (byte)'-')
                exponent++;
            at = EndOfDigits(json, exponent);
            if (at == exponent)
                return -1;
        }

        return at;
    }

    /// <summary>Reads a number.</summary>
    public static bool TryReadNumber(ReadOnlySpan<byte> text, out double number)
    {
        // Whole numbers are the rule, and cost less to read.
        if (Utf8Parser.TryParse(text, out long whole, out var length) && length == text.Length)
        {
            number = whole;
            return true;
        }

        return Utf8Parser.TryParse(text, out number, out length) && length == text.Length;
    }

    /// <summary>The length of the escape at the beginning of a text; 0 where it is malformed.</summary>
    private static int LengthOfEscape(ReadOnlySpan<byte> text)
    {
        if (text.Length < 2)
            return 0;
        if (text[1] != 'u')
            return "\"\\/bfnrt"u8.IndexOf(text[1]) >= 0 ? 2 : 0;
        if (text.Length < 6)
            return 0;
        foreach (var digit in text[2..6])
        {
            if (!char.IsAsciiHexDigit((char)digit))
                return 0;
        }

        return 6;
    }

    private static int EndOfDigits(ReadOnlySpan<byte> json, int at)
    {
        while (at < json.Length && char.IsAsciiDigit((char)json[at]))
            at++;
        return at;
    }
}
