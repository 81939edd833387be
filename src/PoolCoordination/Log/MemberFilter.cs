using System.Text;
using PoolCoordination.Entries;

namespace PoolCoordination.Log;

/// <summary>Lines of certain instances, or of certain actions: it looks for a member's key, and then at its value.</summary>
internal sealed class MemberFilter : LineFilter
{
    private static readonly byte[] s_instanceKey = [.. "\"source_instance\""u8];
    private static readonly byte[] s_actionKey = [.. "\"action\""u8];

    private readonly byte[] _key = [];
    private readonly byte[][] _values = [];

    /// <summary>Where signaling is wanted, the words that keep a line out: any other word means signaling.</summary>
    private readonly byte[][] _others = [];

    /// <summary>A filter by instances or, where none is named, by actions.</summary>
    /// <param name="instances">The instances' names, without wildcards; empty for all.</param>
    /// <param name="actions">The actions; empty for all.</param>
    public MemberFilter(IReadOnlyList<string> instances, IReadOnlyList<PoolAction> actions)
    {
        ArgumentNullException.ThrowIfNull(instances);
        ArgumentNullException.ThrowIfNull(actions);
        if (instances.Count > 0 && instances.All(name => Ascii.IsValid(name)))
            (_key, _values, Instances) = (s_instanceKey, [.. instances.Select(Encoding.ASCII.GetBytes)], instances);
        else if (instances.Count == 0 && actions.Count > 0)
            (_key, _values, Actions) = (s_actionKey, BytesOf(actions), actions);
        if (Actions.Contains(PoolAction.Signaling))
            _others = BytesOf(PoolActionName.All.ToArray().Except(actions));
    }

    /// <summary>The instances that it looks for, ignoring case; empty where it looks for none.</summary>
    public IReadOnlyList<string> Instances { get; } = [];

    /// <summary>The actions that it looks for; empty where it looks for none.</summary>
    public IReadOnlyList<PoolAction> Actions { get; } = [];

    /// <inheritdoc/>
    public override bool MayPass(ReadOnlySpan<byte> line) => IndexOfCandidate(line) >= 0;

    /// <inheritdoc/>
    internal override int IndexOfCandidate(ReadOnlySpan<byte> lines) =>
        _key.Length == 0 ? 0
        : Actions.Contains(PoolAction.Signaling) ? IndexOfSignaling(lines)
        : IndexOfValue(lines);

    private static byte[][] BytesOf(IEnumerable<PoolAction> actions) =>
        [.. actions.Select(action => Encoding.ASCII.GetBytes(PoolActionName.Of(action)))];

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

    /// <summary>
    /// A line without an action, or with a word that is not one, is signaling too: a line is passed over where it names another.
    /// </summary>
    private int IndexOfSignaling(ReadOnlySpan<byte> lines)
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

    private bool HasOtherAction(ReadOnlySpan<byte> line)
    {
        if (!LineMember.TryFind(line, s_actionKey, out var value) || value.IsEmpty || value[0] != '"')
            return false;
        value = value[1..];
        var end = value.IndexOf((byte)'"');
        return end > 0 && IsOneOf(_others, value[..end]);
    }

    /// <summary>
    /// Looks at what follows a key. A quotation mark inside a text has a backslash before it, so that a key is always one.
    /// </summary>
    private bool MayHaveValue(ReadOnlySpan<byte> rest)
    {
        if (!LineMember.TryPassColon(rest, out var value))
            return false;
        if (value.IsEmpty || value[0] != '"')
            return true;
        value = value[1..];
        var end = value.IndexOfAny((byte)'"', (byte)'\\');
        return end < 0 || value[end] == '\\' || IsOneOf(_values, WithoutMarkup(value[..end]));
    }

    private static bool IsOneOf(byte[][] words, ReadOnlySpan<byte> value)
    {
        foreach (var word in words)
        {
            if (Ascii.EqualsIgnoreCase(value, word))
                return true;
        }

        return false;
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
