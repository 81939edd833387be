using System.Buffers.Text;

namespace PoolCoordination.Json;

/// <summary>The strings and numbers of JSON (RFC 8259): how far they go, and what number a number is.</summary>
internal static class JsonScalar
{
    private const byte LastControlCharacter = 0x1F;

    /// <summary>With one more digit it is no more than the largest whole number.</summary>
    private const ulong MostDigits = 1_000_000_000_000_000_000;

    /// <summary>More than numbers can have.</summary>
    private const int MostExponent = 1000;

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

    /// <summary>
    /// Reads the number at the beginning of a text. It is the nearest one where it has at most 15 digits, as all have that are written
    /// here; the library's reader of such numbers costs a hook's start a millisecond.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="number">The number; infinite where it is too large.</param>
    /// <param name="length">How many bytes it takes.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryReadNumber(ReadOnlySpan<byte> text, out double number, out int length)
    {
        number = 0;
        length = EndOfNumber(text, 0);
        if (length < 0)
            return false;
        var (digits, exponent, isFraction) = (0UL, 0, false);
        for (var at = 0; at < length; at++)
        {
            var character = text[at];
            if (character is (byte)'e' or (byte)'E')
            {
                exponent += Exponent(text[(at + 1)..length]);
                break;
            }

            if (character == '.')
                isFraction = true;
            else if (character == '-')
                continue;
            else if (digits < MostDigits)
                (digits, exponent) = (digits * 10 + character - '0', isFraction ? exponent - 1 : exponent);
            else
                exponent += isFraction ? 0 : 1;
        }

        number = Scale(digits, exponent) * (text[0] == '-' ? -1 : 1);
        return true;
    }

    private static int Exponent(ReadOnlySpan<byte> text)
    {
        var digits = text.TrimStart("+-"u8);
        var size = Utf8Parser.TryParse(digits, out int exponent, out _) ? Math.Min(exponent, MostExponent) : MostExponent;
        return text[0] == '-' ? -size : size;
    }

    /// <summary>A number of digits, times ten to the power of an exponent.</summary>
    private static double Scale(double digits, int exponent)
    {
        var power = 1d;
        for (var i = Math.Abs(exponent); i > 0; i--)
            power *= 10;
        return digits == 0 ? 0
            : exponent < 0 ? digits / power
            : digits * power;
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
