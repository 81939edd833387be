using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PoolCoordination.Text;

namespace PoolCoordination.Json;

/// <summary>
/// Changes a JSON file that people write, too: what is the same afterwards keeps each of its bytes, with comments, blanks and the forms of
/// numbers and strings.
/// </summary>
internal sealed class JsonEdit
{
    /// <summary>The most levels that a file may have: as many as the library writes.</summary>
    public const int DeepestNesting = 1000;

    private static readonly JsonReaderOptions s_options = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        MaxDepth = DeepestNesting,
    };

    private readonly byte[] _content;
    private readonly string _unit;
    private readonly string _lineBreak;
    private readonly List<(int Start, int End, string Text)> _changes = [];

    private JsonEdit(byte[] content, int start)
    {
        _content = content;
        _lineBreak = content.AsSpan().IndexOf("\r\n"u8) >= 0 ? "\r\n" : "\n";
        _unit = UnitOf(content.AsSpan(start));
    }

    /// <summary>The file with another value in it.</summary>
    /// <param name="content">The file, with an object as its value.</param>
    /// <param name="wanted">What it is to have.</param>
    /// <exception cref="JsonException">The file is not valid JSON, comments and trailing commas aside.</exception>
    public static byte[] Apply(byte[] content, JsonObject wanted)
    {
        var start = content.Length - ByteOrderMark.Skip(content).Length;
        var edit = new JsonEdit(content, start);
        var reader = new Utf8JsonReader(content.AsSpan(start), s_options);
        reader.Read();
        edit.Change(JsonPart.Read(ref reader, start), wanted, depth: 0);
        return edit.Changed();
    }

    private static string UnitOf(ReadOnlySpan<byte> json)
    {
        var line = json[(json.IndexOf((byte)'\n') + 1)..];
        var blanks = line.IndexOfAnyExcept((byte)' ', (byte)'\t');
        return line.Length < json.Length && blanks is > 0 and <= 8 ? Encoding.UTF8.GetString(line[..blanks]) : "  ";
    }

    private void Change(JsonPart part, JsonNode? wanted, int depth)
    {
        if (JsonNode.DeepEquals(part.Value, wanted))
            return;
        if (part.Members is { } members && wanted is JsonObject wantedMembers)
            ChangeMembers(part, members, wantedMembers, depth);
        else if (part.Items is { } items && wanted is JsonArray wantedItems)
            ChangeItems(part, items, wantedItems, depth);
        else
            _changes.Add((part.ValueStart, part.End, TextOf(wanted, depth)));
    }

    private void ChangeMembers(JsonPart part, IReadOnlyList<JsonPart> members, JsonObject wanted, int depth)
    {
        var kept = new List<JsonPart>();
        foreach (var member in members)
        {
            if (!wanted.ContainsKey(member.Name!))
                continue;
            kept.Add(member);
            Change(member, wanted[member.Name!], depth + 1);
        }

        var names = members.Select(member => member.Name).ToHashSet(StringComparer.Ordinal);
        var added = wanted.Where(member => !names.Contains(member.Key));
        Arrange(part, members, kept, [.. added.Select(member => $"{NameOf(member.Key)}: {TextOf(member.Value, depth + 1)}")], depth);
    }

    private void ChangeItems(JsonPart part, IReadOnlyList<JsonPart> items, JsonArray wanted, int depth)
    {
        var kept = new List<JsonPart>();
        var next = 0;
        for (var i = 0; i < items.Count && next < wanted.Count; i++)
        {
            // As many are left as are wanted: one takes the place of the other.
            var isReplaced = items.Count - i == wanted.Count - next && !JsonNode.DeepEquals(items[i].Value, wanted[next]);
            if (!isReplaced && !JsonNode.DeepEquals(items[i].Value, wanted[next]))
                continue;
            kept.Add(items[i]);
            Change(items[i], wanted[next++], depth + 1);
        }

        Arrange(part, items, kept, [.. wanted.Skip(next).Select(item => TextOf(item, depth + 1))], depth);
    }

    /// <summary>Takes out what is not kept, and puts what is added after the last that is.</summary>
    private void Arrange(JsonPart part, IReadOnlyList<JsonPart> all, List<JsonPart> kept, string[] added, int depth)
    {
        if (kept.Count == 0 && all.Count > 0)
        {
            var text = added.Length == 0 ? "" : Lines(added, depth + 1) + Break(depth);
            _changes.Add((part.ValueStart + 1, part.End - 1, text));
            return;
        }

        for (var i = 0; i < all.Count; i++)
        {
            if (kept.Contains(all[i]))
                continue;
            // With the comma before it; the first with the one after it.
            var isBehindKept = all.Take(i).Any(kept.Contains);
            _changes.Add(isBehindKept ? (all[i - 1].End, EndOf(part, all, i, depth), "") : (all[i].Start, all[i + 1].Start, ""));
        }

        if (added.Length == 0)
            return;
        if (kept.Count == 0)
        {
            _changes.Add((part.ValueStart + 1, part.End - 1, Lines(added, depth + 1) + Break(depth)));
            return;
        }

        var last = kept[^1].End;
        var isOnLineOfEnd = _content.AsSpan(all[^1].End..part.End).IndexOf((byte)'\n') < 0;
        _changes.Add((last, last, "," + Lines(added, depth + 1) + (isOnLineOfEnd ? Break(depth) : "")));
    }

    /// <summary>
    /// Where one that is taken out ends: with the line break after the last one, where the first does not begin a line, as the break came
    /// with what was added.
    /// </summary>
    private int EndOf(JsonPart part, IReadOnlyList<JsonPart> all, int index, int depth)
    {
        var end = all[index].End;
        var isLast = index == all.Count - 1;
        var startsLine = _content.AsSpan(part.ValueStart..all[0].Start).IndexOf((byte)'\n') >= 0;
        if (!isLast || startsLine)
            return end;
        var before = _content.AsSpan(part.ValueStart..all[index].Start);
        var blanks = before[(before.LastIndexOf((byte)'\n') + 1)..];
        var added = Encoding.UTF8.GetBytes(_lineBreak + Encoding.UTF8.GetString(blanks[..(blanks.Length * depth / (depth + 1))]));
        return _content.AsSpan(end..part.End).StartsWith(added) ? end + added.Length : end;
    }

    private string Lines(string[] texts, int depth) => string.Join(',', texts.Select(text => Break(depth) + text));

    private string Break(int depth) => _lineBreak + string.Concat(Enumerable.Repeat(_unit, depth));

    private string TextOf(JsonNode? value, int depth)
    {
        if (value is null)
            return "null";
        var indentation = _unit[0] == '\t' ? -1 : _unit.Length;
        var lines = Encoding.UTF8.GetString(JsonFormat.Bytes(value, indentation).Span).TrimEnd('\n').Split('\n');
        return string.Join(Break(depth), lines);
    }

    private static string NameOf(string name) => $"\"{JsonEncodedText.Encode(name)}\"";

    private byte[] Changed()
    {
        var result = new List<byte>();
        var at = 0;
        foreach (var (start, end, text) in _changes.OrderBy(change => change.Start).ThenBy(change => change.End))
        {
            result.AddRange(_content.AsSpan(at, start - at));
            result.AddRange(Encoding.UTF8.GetBytes(text));
            at = end;
        }

        result.AddRange(_content.AsSpan(at));
        return [.. result];
    }
}
