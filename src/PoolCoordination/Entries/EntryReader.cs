using System.Text;
using System.Text.Json;

namespace PoolCoordination.Entries;

/// <summary>Reads a line of the log, ours or another writer's. What it does not know it keeps; what is missing has its default.</summary>
public static class EntryReader
{
    /// <summary>Reads one line without its line break.</summary>
    /// <returns>False where the line is no JSON object; never an exception.</returns>
    public static bool TryRead(ReadOnlySpan<byte> line, out PoolEntry entry)
    {
        entry = Empty;
        line = JsonText.WithoutByteOrderMark(line);
        try
        {
            var reader = new Utf8JsonReader(line);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return false;
            entry = ReadMembers(ref reader, line);
            return !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static PoolEntry Empty { get; } = new();

    private static PoolEntry ReadMembers(ref Utf8JsonReader reader, ReadOnlySpan<byte> line)
    {
        var entry = Empty;
        StringBuilder? others = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var start = (int)reader.TokenStartIndex;
            if (JsonText.Is(ref reader, "id"u8))
                entry = entry with { Id = Text(ref reader) };
            else if (JsonText.Is(ref reader, "timestamp"u8))
                entry = entry with { Timestamp = Time(Number(ref reader)) };
            else if (JsonText.Is(ref reader, "source_instance"u8))
                entry = entry with { Instance = Text(ref reader) };
            else if (JsonText.Is(ref reader, "action"u8))
                entry = entry with { Action = Action(Text(ref reader)) };
            else if (JsonText.Is(ref reader, "topic"u8))
                entry = entry with { Topic = Text(ref reader) };
            else if (JsonText.Is(ref reader, "summary"u8))
                entry = entry with { Summary = Text(ref reader) };
            else if (JsonText.Is(ref reader, "affects"u8))
                entry = entry with { Affects = Affects(ref reader) };
            else if (JsonText.Is(ref reader, "blocks"u8))
                entry = entry with { Blocks = Text(ref reader) };
            else if (JsonText.Is(ref reader, "ttl"u8))
                entry = entry with { Ttl = TimeToLive.Bound(Number(ref reader) ?? 0) };
            else if (JsonText.Is(ref reader, "relevance"u8))
                entry = entry with { Relevance = Scores(ref reader) };
            else if (JsonText.Is(ref reader, "session_id"u8))
                entry = entry with { SessionId = TextOrNull(ref reader) };
            else if (JsonText.Is(ref reader, "turn"u8))
                entry = entry with { Turn = TextOrNull(ref reader) };
            else if (JsonText.Is(ref reader, "raw_hash"u8))
                entry = entry with { RawHash = TextOrNull(ref reader) };
            else if (JsonText.Is(ref reader, "root"u8))
                entry = entry with { Root = TextOrNull(ref reader) };
            else if (JsonText.Is(ref reader, "auto"u8))
                entry = entry with { IsAutomatic = IsTrue(ref reader) };
            else if (JsonText.Is(ref reader, "releases"u8))
                entry = entry with { Releases = TextOrNull(ref reader) };
            else if (JsonText.Is(ref reader, "renews"u8))
                entry = entry with { Renews = TextOrNull(ref reader) };
            else
                Keep(ref reader, line, start, others ??= new StringBuilder());
        }

        return others is null ? entry : entry with { OtherMembers = others.ToString() };
    }

    private static PoolAction Action(string word)
    {
        _ = PoolActionName.TryParse(word, out var action);
        return action;
    }

    private static DateTimeOffset Time(double? seconds) =>
        seconds is > 0 and <= LineNumber.LastUnixSecond ? DateTimeOffset.FromUnixTimeSeconds((long)seconds.Value) : DateTimeOffset.UnixEpoch;

    private static string Text(ref Utf8JsonReader reader) => TextOrNull(ref reader) ?? "";

    private static string? TextOrNull(ref Utf8JsonReader reader)
    {
        reader.Read();
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return JsonText.Read(ref reader) is { Length: > 0 } text ? text : null;
            case JsonTokenType.Number:
                return Encoding.UTF8.GetString(reader.ValueSpan);
            default:
                reader.Skip();
                return null;
        }
    }

    private static double? Number(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Number)
            return reader.TryGetDouble(out var number) && double.IsFinite(number) ? number : null;
        reader.Skip();
        return null;
    }

    private static bool IsTrue(ref Utf8JsonReader reader)
    {
        reader.Read();
        var isTrue = reader.TokenType == JsonTokenType.True;
        reader.Skip();
        return isTrue;
    }

    private static IReadOnlyList<string> Affects(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String)
            return AffectsList.Split(JsonText.Read(ref reader));
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return [];
        }

        var affects = new List<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.String)
                affects.AddRange(AffectsList.Split(JsonText.Read(ref reader)));
            else
                reader.Skip();
        }

        return affects;
    }

    private static IReadOnlyDictionary<string, double> Scores(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return PoolEntry.NoRelevance;
        }

        var scores = new Dictionary<string, double>(StringComparer.OrdinalIgnoreCase);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var instance = JsonText.Read(ref reader);
            if (Number(ref reader) is { } score)
                scores[instance] = score;
        }

        return scores;
    }

    private static void Keep(ref Utf8JsonReader reader, ReadOnlySpan<byte> line, int start, StringBuilder others)
    {
        reader.Read();
        reader.Skip();
        if (others.Length > 0)
            others.Append(',');
        others.Append(Encoding.UTF8.GetString(line[start..(int)reader.BytesConsumed]));
    }
}
