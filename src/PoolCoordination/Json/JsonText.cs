using System.Globalization;
using System.Text;

namespace PoolCoordination.Json;

/// <summary>
/// Strings of JSON as others write them. A lone surrogate (<c>"\ud83d"</c>, from a writer that cut a text in the middle of a
/// character) or a stray byte is not a reason to lose a line: it becomes U+FFFD.
/// </summary>
internal static class JsonText
{
    private static ReadOnlySpan<byte> LittleEndianMark => [0xFF, 0xFE];

    private static ReadOnlySpan<byte> BigEndianMark => [0xFE, 0xFF];

    /// <summary>Whether a document is UTF-16, by the mark that it begins with.</summary>
    public static bool IsUtf16(ReadOnlySpan<byte> json) => json.StartsWith(LittleEndianMark) || json.StartsWith(BigEndianMark);

    /// <summary>A document as UTF-8: one that is UTF-16 is converted.</summary>
    public static ReadOnlySpan<byte> AsUtf8(ReadOnlySpan<byte> json)
    {
        if (!IsUtf16(json))
            return json;
        var isLittleEndian = json.StartsWith(LittleEndianMark);
        var units = json[LittleEndianMark.Length..];
        var text = new char[units.Length / 2];
        for (var i = 0; i < text.Length; i++)
            text[i] = (char)(isLittleEndian ? units[2 * i] | (units[(2 * i) + 1] << 8) : (units[2 * i] << 8) | units[(2 * i) + 1]);
        return Encoding.UTF8.GetBytes(text);
    }

    /// <summary>The string or name at which a reader stands.</summary>
    public static string Read(ref JsonReader reader) =>
        reader.ValueIsEscaped ? Decode(reader.ValueSpan) : Encoding.UTF8.GetString(reader.ValueSpan);

    /// <summary>Whether a member's name is this one.</summary>
    public static bool Is(ref JsonReader reader, ReadOnlySpan<byte> name) =>
        reader.ValueIsEscaped ? Read(ref reader) == Encoding.UTF8.GetString(name) : reader.ValueSpan.SequenceEqual(name);

    private static string Decode(ReadOnlySpan<byte> escaped)
    {
        var text = new StringBuilder(escaped.Length);
        while (!escaped.IsEmpty)
        {
            var backslash = escaped.IndexOf((byte)'\\');
            var plain = backslash < 0 ? escaped : escaped[..backslash];
            text.Append(Encoding.UTF8.GetString(plain));
            if (backslash < 0)
                break;

            var length = escaped[backslash + 1] == 'u' ? 6 : 2;
            text.Append(Unescape(escaped.Slice(backslash, length)));
            escaped = escaped[(backslash + length)..];
        }

        return ReplaceLoneSurrogates(text);
    }

    private static char Unescape(ReadOnlySpan<byte> escape) =>
        (char)escape[1] switch
        {
            'u' => (char)ushort.Parse(escape[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            var itself => itself,
        };

    private static string ReplaceLoneSurrogates(StringBuilder text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]))
                text[i] = '\uFFFD';
        }

        return text.ToString();
    }
}
