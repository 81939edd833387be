using System.Text;
using PoolCoordination.Json;

namespace PoolCoordination.Blocks;

/// <summary>A block whose body is JSON: an object with the keys of a block, a list of such objects, or one of them in each line.</summary>
internal static class JsonBlock
{
    /// <summary>The fields of each entry; null where the body is not JSON.</summary>
    public static List<BlockFields>? TryRead(FencedBlock fenced, List<BlockProblem> problems)
    {
        var text = string.Join('\n', fenced.Lines);
        if (text.AsSpan().TrimStart() is not ['{' or '[', ..])
            return null;
        var found = new List<BlockProblem>();
        if ((TryReadAll(text, fenced.FirstLine, found) ?? TryReadLines(fenced, found)) is not { Count: > 0 } entries)
            return null;
        problems.AddRange(found);
        return entries;
    }

    /// <summary>An object in each line.</summary>
    private static List<BlockFields>? TryReadLines(FencedBlock fenced, List<BlockProblem> problems)
    {
        problems.Clear();
        var entries = new List<BlockFields>();
        for (var i = 0; i < fenced.Lines.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(fenced.Lines[i]))
                continue;
            if (TryReadAll(fenced.Lines[i], fenced.FirstLine + i, problems) is not { } ofLine)
                return null;
            entries.AddRange(ofLine);
        }

        return entries;
    }

    private static List<BlockFields>? TryReadAll(string text, int line, List<BlockProblem> problems)
    {
        var reader = new JsonReader(Encoding.UTF8.GetBytes(text));
        var entries = new List<BlockFields>();
        while (reader.Read())
        {
            if (reader.TokenType == JsonToken.StartObject)
                entries.Add(ReadEntry(ref reader, line, problems));
        }

        return reader.IsMalformed ? null : entries;
    }

    private static BlockFields ReadEntry(ref JsonReader reader, int line, List<BlockProblem> problems)
    {
        var fields = new BlockFields { Line = line };
        while (reader.Read() && reader.TokenType == JsonToken.PropertyName)
        {
            var name = JsonText.Read(ref reader);
            var value = Value(ref reader);
            if (BlockKey.Of(name == "source_instance" ? BlockKey.Instance : name) is { } key)
                fields.Add(key, new BlockField(line, value), problems);
            else
                problems.Add(new BlockProblem(line, $"the key '{name}' is unknown and was ignored."));
        }

        return fields;
    }

    private static List<string> Value(ref JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonToken.String)
            return [JsonText.Read(ref reader)];
        if (reader.TokenType == JsonToken.Number)
            return [Encoding.UTF8.GetString(reader.ValueSpan)];
        var parts = new List<string>();
        if (reader.TokenType != JsonToken.StartArray)
        {
            reader.Skip();
            return parts;
        }

        while (reader.Read() && reader.TokenType != JsonToken.EndArray)
        {
            if (reader.TokenType == JsonToken.String)
                parts.Add(JsonText.Read(ref reader));
            else
                reader.Skip();
        }

        return parts;
    }
}
