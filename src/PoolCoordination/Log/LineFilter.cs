using System.Text;
using PoolCoordination.Entries;

namespace PoolCoordination.Log;

/// <summary>
/// Tells by a line's bytes that it cannot be among the entries that are asked for, before anything is parsed: it looks for a member's
/// key, and then at its value. Where the bytes leave a doubt the line passes, and the entry decides.
/// </summary>
public sealed class LineFilter
{
    private static readonly byte[] s_instanceKey = [.. "\"source_instance\""u8];
    private static readonly byte[] s_actionKey = [.. "\"action\""u8];

    private readonly byte[] _key = [];
    private readonly byte[] _value = [];

    /// <summary>A filter by instance or, where none is named, by action.</summary>
    /// <param name="instance">The instance's name, without wildcards; null for all.</param>
    /// <param name="action">The action; null for all.</param>
    public LineFilter(string? instance, PoolAction? action)
    {
        if (instance is not null && Ascii.IsValid(instance))
            (_key, _value, Instance) = (s_instanceKey, Encoding.ASCII.GetBytes(instance), instance);
        // A line without an action, or with a word that is none, is signaling too: that cannot be told by a word that stands there.
        else if (instance is null && action is { } wanted && wanted != PoolAction.Signaling)
            (_key, _value, Action) = (s_actionKey, Encoding.ASCII.GetBytes(PoolActionName.Of(wanted)), wanted);
    }

    /// <summary>The instance that it looks for, ignoring case; null where it looks for none.</summary>
    public string? Instance { get; }

    /// <summary>The action that it looks for; null where it looks for none.</summary>
    public PoolAction? Action { get; }

    /// <summary>Whether it can tell anything.</summary>
    public bool IsSelective => _key.Length > 0;

    /// <summary>Whether the line may be among the entries that are asked for.</summary>
    public bool MayPass(ReadOnlySpan<byte> line) => !IsSelective || IndexOfCandidate(line) >= 0;

    /// <summary>The index in a run of lines at which the first may be among those that are asked for; -1 where none may.</summary>
    internal int IndexOfCandidate(ReadOnlySpan<byte> lines)
    {
        var from = 0;
        while (lines[from..].IndexOf(_key) is >= 0 and var at)
        {
            from += at + _key.Length;
            if (MayHaveValue(lines[from..]))
                return from;
        }

        return -1;
    }

    /// <summary>Looks at what follows a key. A quotation mark inside a text has a backslash before it, so that a key is always one.</summary>
    private bool MayHaveValue(ReadOnlySpan<byte> rest)
    {
        rest = SkipSpaces(rest);
        if (rest.IsEmpty || rest[0] != ':')
            return false;
        rest = SkipSpaces(rest[1..]);
        if (rest.IsEmpty || rest[0] != '"')
            return true;
        rest = rest[1..];
        var end = rest.IndexOfAny((byte)'"', (byte)'\\');
        return end < 0 || rest[end] == '\\' || Ascii.EqualsIgnoreCase(WithoutMarkup(rest[..end]), _value);
    }

    // An action is read without the punctuation around it; an instance that has some is left to the entry.
    private ReadOnlySpan<byte> WithoutMarkup(ReadOnlySpan<byte> value)
    {
        if (_key != s_actionKey)
            return value;
        while (!value.IsEmpty && !char.IsAsciiLetter((char)value[0]))
            value = value[1..];
        while (!value.IsEmpty && !char.IsAsciiLetter((char)value[^1]))
            value = value[..^1];
        return value;
    }

    private static ReadOnlySpan<byte> SkipSpaces(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty && bytes[0] is (byte)' ' or (byte)'\t')
            bytes = bytes[1..];
        return bytes;
    }
}
