using System.Text;

namespace PoolCoordination.Cli.Board;

/// <summary>Reads keys from what a terminal sends (ECMA-48; arrows also as in the mode for applications).</summary>
internal sealed class KeyDecoder
{
    private const char Escape = '\u001B';

    // A character may come in two pieces.
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();

    /// <summary>The keys of some bytes that came together; an escape sequence comes in one piece.</summary>
    public IReadOnlyList<BoardKey> Decode(ReadOnlySpan<byte> bytes)
    {
        var characters = new char[Encoding.UTF8.GetMaxCharCount(bytes.Length)];
        var text = characters.AsSpan(0, _decoder.GetChars(bytes, characters, flush: false));
        var keys = new List<BoardKey>();
        while (!text.IsEmpty)
        {
            var length = 1;
            if (text is [Escape, '[' or 'O', ..])
                length = ReadSequence(text, keys);
            else if (KeyOf(text[0]) is { } kind)
                keys.Add(new BoardKey(kind));
            else if (!char.IsControl(text[0]))
                keys.Add(new BoardKey(BoardKeyKind.Text, text[..(length = LengthOfFirst(text))].ToString()));
            text = text[length..];
        }

        return keys;
    }

    private static int LengthOfFirst(ReadOnlySpan<char> text) => text.Length > 1 && char.IsSurrogatePair(text[0], text[1]) ? 2 : 1;

    private static BoardKeyKind? KeyOf(char character) =>
        character switch
        {
            '\r' or '\n' => BoardKeyKind.Enter,
            Escape => BoardKeyKind.Escape,
            '\b' or '\u007F' => BoardKeyKind.Backspace,
            '\u0003' => BoardKeyKind.Interrupt,
            '\u001A' => BoardKeyKind.Suspend,
            '\f' => BoardKeyKind.Redraw,
            _ => null,
        };

    /// <summary>Reads an escape sequence; one that means nothing here is passed over.</summary>
    /// <returns>Its length.</returns>
    private static int ReadSequence(ReadOnlySpan<char> text, List<BoardKey> keys)
    {
        var end = 2;
        while (end < text.Length && text[end] is < '@' or > '~')
            end++;
        if (end == text.Length)
            return end;
        BoardKeyKind? kind = text[2..(end + 1)] switch
        {
            "A" => BoardKeyKind.Up,
            "B" => BoardKeyKind.Down,
            "5~" => BoardKeyKind.PageUp,
            "6~" => BoardKeyKind.PageDown,
            _ => null,
        };
        if (kind is { } known)
            keys.Add(new BoardKey(known));
        return end + 1;
    }
}
