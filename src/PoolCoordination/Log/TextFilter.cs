using System.Text;

namespace PoolCoordination.Log;

/// <summary>
/// Lines with a text, ignoring case. A line in which something is written in another way than as itself, or whose letters may have several
/// forms, is left to the entry.
/// </summary>
internal sealed class TextFilter : LineFilter
{
    private readonly byte[] _text;
    private readonly byte[] _firsts;

    /// <summary>A filter by a text for which there can be one.</summary>
    public TextFilter(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _text = Encoding.ASCII.GetBytes(text);
        _firsts = Encoding.ASCII.GetBytes($"{char.ToLowerInvariant(text[0])}{char.ToUpperInvariant(text[0])}");
    }

    /// <summary>Whether there can be a filter by a text: in a line without escapes it stands as it is.</summary>
    public static bool IsFor(string text) => text.All(character => character is >= ' ' and < '\u007f' and not ('"' or '\\'));

    /// <inheritdoc/>
    public override bool MayPass(ReadOnlySpan<byte> line) => !Ascii.IsValid(line) || line.Contains((byte)'\\') || IsIn(line);

    private bool IsIn(ReadOnlySpan<byte> line)
    {
        while (line.IndexOfAny(_firsts[0], _firsts[1]) is >= 0 and var at && at + _text.Length <= line.Length)
        {
            if (Ascii.EqualsIgnoreCase(line.Slice(at, _text.Length), _text))
                return true;
            line = line[(at + 1)..];
        }

        return false;
    }
}
