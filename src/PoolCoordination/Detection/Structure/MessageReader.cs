using System.Text;

namespace PoolCoordination.Detection.Structure;

/// <summary>
/// Reads what an author says in a Markdown message: headings, paragraphs and list items. Code, quotations, tables, logs and stack
/// traces are left out, since what they say is not said by the author.
/// </summary>
internal sealed class MessageReader
{
    private const int CodeIndent = 4;
    private const int LongestHeadingInBold = 100;

    private readonly List<MessagePart> _parts = [];
    private readonly StringBuilder _open = new();
    private PartKind _openKind;
    private bool _openHasCheckMark;
    private char _fence;
    private int _fenceLength;
    private bool _isAfterBlankLine = true;
    private bool _isInList;
    private bool _isInQuotation;

    private MessageReader()
    {
    }

    /// <summary>The parts of a message in their order.</summary>
    public static List<MessagePart> Read(string message)
    {
        var reader = new MessageReader();
        for (var rest = message.AsSpan(); !rest.IsEmpty;)
        {
            var end = CharacterSearch.IndexOfAny(rest, "\r\n");
            reader.Take(end < 0 ? rest : rest[..end]);
            // Of two breaks in a row that are one, the second would be an empty line.
            var isPair = end >= 0 && rest[end] == '\r' && end + 1 < rest.Length && rest[end + 1] == '\n';
            rest = end < 0 ? default : rest[(end + (isPair ? 2 : 1))..];
        }

        reader.Close();
        return reader._parts;
    }

    private void Take(ReadOnlySpan<char> line)
    {
        var content = line.Trim();
        if (IsFence(content) || _fence != '\0')
            return;
        if (content.IsEmpty)
        {
            Close();
            _isAfterBlankLine = true;
            _isInQuotation = false;
            return;
        }

        // A quotation runs on over lines without its mark until a blank line.
        _isInQuotation |= content[0] == '>';
        var isCode = _isAfterBlankLine && !_isInList && IndentOf(line) >= CodeIndent;
        if (_isInQuotation || isCode || Noise.IsNoise(content))
        {
            Close();
            return;
        }

        _isAfterBlankLine = false;
        var mark = LineMark.Read(content);
        if (mark.IsRule)
        {
            Close();
            return;
        }

        if (mark.Kind != PartKind.Paragraph || mark.HasCheckMark || _open.Length == 0)
            Open(mark, IndentOf(line));
        _open.Append(_open.Length > 0 ? " " : "").Append(content[mark.Length..].Trim());
        if (_openKind == PartKind.Heading || IsBoldLine(content[mark.Length..].Trim()))
        {
            _openKind = _openKind == PartKind.Paragraph ? PartKind.Heading : _openKind;
            Close();
        }
    }

    private bool IsFence(ReadOnlySpan<char> content)
    {
        var length = content.StartsWith("```", StringComparison.Ordinal) ? RunOf(content, '`')
            : content.StartsWith("~~~", StringComparison.Ordinal) ? RunOf(content, '~') : 0;
        if (length == 0)
            return false;
        if (_fence == '\0')
        {
            Close();
            _fence = content[0];
            _fenceLength = length;
        }
        else if (content[0] == _fence && length >= _fenceLength && length == content.Length)
        {
            _fence = '\0';
        }

        return true;
    }

    private void Open(LineMark mark, int indent)
    {
        Close();
        _openKind = mark.Kind;
        _openHasCheckMark = mark.HasCheckMark;
        _isInList = mark.Kind is PartKind.Item or PartKind.OpenTask || (_isInList && indent > 0);
    }

    private void Close()
    {
        if (_open.Length > 0)
            _parts.Add(new MessagePart(_openKind, _open.ToString(), _openHasCheckMark));
        _open.Clear();
    }

    private static bool IsBoldLine(ReadOnlySpan<char> content)
    {
        content = content.TrimEnd(":.!");
        if (content.Length is <= 4 or >= LongestHeadingInBold || content[0] is not ('*' or '_') || content[1] != content[0])
            return false;
        return content[2..].IndexOf(content[..2], StringComparison.Ordinal) == content.Length - 4;
    }

    private static int IndentOf(ReadOnlySpan<char> line)
    {
        var indent = 0;
        foreach (var character in line)
        {
            if (character == '\t')
                indent += CodeIndent;
            else if (character == ' ')
                indent++;
            else
                break;
        }

        return indent;
    }

    private static int RunOf(ReadOnlySpan<char> content, char character)
    {
        var end = CharacterSearch.IndexOfOther(content, character == '`' ? "`" : "~");
        return end < 0 ? content.Length : end;
    }
}
