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
    private readonly bool _isForSignaling;

    /// <summary>A filter by instance or, where none is named, by action.</summary>
    /// <param name="instance">The instance's name, without wildcards; null for all.</param>
    /// <param name="action">The action; null for all.</param>
    public LineFilter(string? instance, PoolAction? action)
    {
        if (instance is not null && Ascii.IsValid(instance))
            (_key, _value, Instance) = (s_instanceKey, Encoding.ASCII.GetBytes(instance), instance);
        else if (instance is null && action is { } wanted)
            (_key, _value, Action) = (s_actionKey, Encoding.ASCII.GetBytes(PoolActionName.Of(wanted)), wanted);
        _isForSignaling = _key == s_actionKey && action == PoolAction.Signaling;
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
    internal int IndexOfCandidate(ReadOnlySpan<byte> lines) => _isForSignaling ? IndexOfSignaling(lines) : IndexOfValue(lines);

    private int IndexOfValue(ReadOnlySpan<byte> lines)
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

    /// <summary>A line without an action, or with a word that is none, is signaling too: a line is passed over where it names another.</summary>
    private static int IndexOfSignaling(ReadOnlySpan<byte> lines)
    {
        var start = 0;
        while (start < lines.Length)
        {
            var length = lines[start..].IndexOf((byte)'\n');
            if (length < 0)
                length = lines.Length - start;
            if (!HasOtherAction(lines.Slice(start, length)))
                return start;
            start += length + 1;
        }

        return -1;
    }

    private static bool HasOtherAction(ReadOnlySpan<byte> line)
    {
        if (!LineMember.TryFind(line, s_actionKey, out var value) || value.IsEmpty || value[0] != '"')
            return false;
        value = value[1..];
        var end = value.IndexOf((byte)'"');
        return end > 0
            && (
                Ascii.EqualsIgnoreCase(value[..end], "completed"u8)
                || Ascii.EqualsIgnoreCase(value[..end], "blocked"u8)
                || Ascii.EqualsIgnoreCase(value[..end], "claimed"u8)
            );
    }

    /// <summary>Looks at what follows a key. A quotation mark inside a text has a backslash before it, so that a key is always one.</summary>
    private bool MayHaveValue(ReadOnlySpan<byte> rest)
    {
        if (!LineMember.TryPassColon(rest, out var value))
            return false;
        if (value.IsEmpty || value[0] != '"')
            return true;
        value = value[1..];
        var end = value.IndexOfAny((byte)'"', (byte)'\\');
        return end < 0 || value[end] == '\\' || Ascii.EqualsIgnoreCase(WithoutMarkup(value[..end]), _value);
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
}
