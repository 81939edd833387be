using System.Text;

namespace PoolCoordination.Cli.Board;

/// <summary>Reads keys from what a terminal sends (ECMA-48; arrows also as in the mode for applications).</summary>
internal sealed class KeyDecoder
{
    private const char Escape = '\u001B';
    private const string BeginPaste = "\u001B[200~";
    private const string EndPaste = "\u001B[201~";

    // A character may come in two pieces.
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();

    private bool _isPasting;

    /// <summary>The beginning of what may be the mark at a paste's end; the rest of it comes later.</summary>
    private string _left = "";

    /// <summary>
    /// The keys of some bytes that came together. An escape sequence comes in one piece; a text that is pasted, between marks, may come
    /// in several.
    /// </summary>
    public IReadOnlyList<BoardKey> Decode(ReadOnlySpan<byte> bytes)
    {
        var characters = new char[Encoding.UTF8.GetMaxCharCount(bytes.Length)];
        var text = (_left + characters.AsSpan(0, _decoder.GetChars(bytes, characters, flush: false)).ToString()).AsSpan();
        _left = "";
        var keys = new List<BoardKey>();
        while (!text.IsEmpty)
            text = text[(_isPasting ? ReadPasted(text, keys) : ReadKey(text, keys))..];
        return keys;
    }

    /// <summary>Reads what stands first.</summary>
    /// <returns>Its length.</returns>
    private int ReadKey(ReadOnlySpan<char> text, List<BoardKey> keys)
    {
        if (text.StartsWith(BeginPaste))
        {
            _isPasting = true;
            return BeginPaste.Length;
        }

        if (text is [Escape, '[' or 'O', ..])
            return ReadSequence(text, keys);
        if (KeyOf(text[0]) is { } kind)
        {
            keys.Add(new BoardKey(kind));
            return 1;
        }

        var length = LengthOfFirst(text);
        if (!char.IsControl(text[0]))
            keys.Add(new BoardKey(BoardKeyKind.Text, text[..length].ToString()));
        return length;
    }

    /// <summary>Reads what was pasted, up to the mark at its end where that has come.</summary>
    /// <returns>Its length with the mark.</returns>
    private int ReadPasted(ReadOnlySpan<char> text, List<BoardKey> keys)
    {
        var end = text.IndexOf(EndPaste);
        _isPasting = end < 0;
        if (_isPasting)
        {
            end = text.Length;
            var mark = text.LastIndexOf(Escape);
            if (mark >= 0 && EndPaste.AsSpan().StartsWith(text[mark..]))
                (end, _left) = (mark, text[mark..].ToString());
        }

        if (LineOf(text[..end]) is { Length: > 0 } line)
            keys.Add(new BoardKey(BoardKeyKind.Paste, line));
        return _isPasting ? text.Length : end + EndPaste.Length;
    }

    /// <summary>A text as one line: blanks for line breaks and tabs, and no other control characters.</summary>
    private static string LineOf(ReadOnlySpan<char> text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var character in text.ToString().ReplaceLineEndings(" "))
        {
            if (character == '\t')
                line.Append(' ');
            else if (!char.IsControl(character))
                line.Append(character);
        }

        return line.ToString();
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
