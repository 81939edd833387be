using System.Text;
using PoolCoordination.Json;
using PoolCoordination.Text;

namespace PoolCoordination.Entries;

/// <summary>Reads a line of the log, ours or another writer's. What it does not know it keeps; what is missing has its default.</summary>
internal static class EntryReader
{
    /// <summary>Reads one line without its line break.</summary>
    /// <returns>False where the line is not a JSON object; never an exception.</returns>
    public static bool TryRead(ReadOnlySpan<byte> line, out PoolEntry entry)
    {
        entry = Empty;
        line = ByteOrderMark.Skip(line);
        var reader = new JsonReader(line);
        if (!reader.Read() || reader.TokenType != JsonToken.StartObject)
            return false;
        entry = ReadMembers(ref reader, line);
        return reader.IsAtEnd();
    }

    private static PoolEntry Empty { get; } = new();

    private static PoolEntry ReadMembers(ref JsonReader reader, ReadOnlySpan<byte> line)
    {
        var members = new Members();
        StringBuilder? others = null;
        while (reader.Read() && reader.TokenType == JsonToken.PropertyName)
        {
            var start = (int)reader.TokenStartIndex;
            if (JsonText.Is(ref reader, "id"u8))
                members.Id = Text(ref reader);
            else if (JsonText.Is(ref reader, "timestamp"u8))
                members.Timestamp = Time(Number(ref reader));
            else if (JsonText.Is(ref reader, "source_instance"u8))
                members.Instance = Text(ref reader);
            else if (JsonText.Is(ref reader, "action"u8))
                members.Action = Action(Text(ref reader));
            else if (JsonText.Is(ref reader, "topic"u8))
                members.Topic = Text(ref reader);
            else if (JsonText.Is(ref reader, "summary"u8))
                members.Summary = Text(ref reader);
            else if (JsonText.Is(ref reader, "affects"u8))
                members.Affects = Affects(ref reader);
            else if (JsonText.Is(ref reader, "blocks"u8))
                members.Blocks = Text(ref reader);
            else if (JsonText.Is(ref reader, "ttl"u8))
                members.Ttl = TimeToLive.Bound(Number(ref reader) ?? 0);
            else if (JsonText.Is(ref reader, "relevance"u8))
                members.Relevance = Scores(ref reader);
            else if (JsonText.Is(ref reader, "session_id"u8))
                members.SessionId = TextOrNull(ref reader);
            else if (JsonText.Is(ref reader, "unnamed"u8))
                members.IsUnnamed = IsTrue(ref reader);
            else if (JsonText.Is(ref reader, "turn"u8))
                members.Turn = TextOrNull(ref reader);
            else if (JsonText.Is(ref reader, "raw_hash"u8))
                members.RawHash = TextOrNull(ref reader);
            else if (JsonText.Is(ref reader, "root"u8))
                members.Root = TextOrNull(ref reader);
            else if (JsonText.Is(ref reader, "auto"u8))
                members.IsAutomatic = IsTrue(ref reader);
            else if (JsonText.Is(ref reader, "releases"u8))
                members.Releases = TextOrNull(ref reader);
            else if (JsonText.Is(ref reader, "renews"u8))
                members.Renews = TextOrNull(ref reader);
            else if (JsonText.Is(ref reader, "force"u8))
                members.IsForced = IsTrue(ref reader);
            else
                Keep(ref reader, line, start, others ??= new StringBuilder());
        }

        return members.ToEntry(others?.ToString() ?? "");
    }

    private static PoolAction Action(string word)
    {
        _ = PoolActionName.TryParse(word, out var action);
        return action;
    }

    private static DateTimeOffset Time(double? seconds) =>
        seconds is > 0 and <= LineNumber.LastUnixSecond
            ? DateTimeOffset.FromUnixTimeSeconds((long)seconds.Value)
            : DateTimeOffset.UnixEpoch;

    private static string Text(ref JsonReader reader) => TextOrNull(ref reader) ?? "";

    private static string? TextOrNull(ref JsonReader reader)
    {
        reader.Read();
        switch (reader.TokenType)
        {
            case JsonToken.String:
                return JsonText.Read(ref reader) is { Length: > 0 } text ? text : null;
            case JsonToken.Number:
                return Encoding.UTF8.GetString(reader.ValueSpan);
            default:
                reader.Skip();
                return null;
        }
    }

    private static double? Number(ref JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonToken.Number)
            return reader.TryGetDouble(out var number) && double.IsFinite(number) ? number : null;
        reader.Skip();
        return null;
    }

    private static bool IsTrue(ref JsonReader reader)
    {
        reader.Read();
        var isTrue = reader.TokenType == JsonToken.True;
        reader.Skip();
        return isTrue;
    }

    private static IReadOnlyList<string> Affects(ref JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonToken.String)
            return AffectsList.Split(JsonText.Read(ref reader));
        if (reader.TokenType != JsonToken.StartArray)
        {
            reader.Skip();
            return [];
        }

        var affects = new List<string>();
        while (reader.Read() && reader.TokenType != JsonToken.EndArray)
        {
            if (reader.TokenType == JsonToken.String)
                affects.AddRange(AffectsList.Split(JsonText.Read(ref reader)));
            else
                reader.Skip();
        }

        return affects;
    }

    private static RelevanceScores Scores(ref JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonToken.StartObject)
        {
            reader.Skip();
            return RelevanceScores.Empty;
        }

        var scores = new List<KeyValuePair<string, double>>();
        while (reader.Read() && reader.TokenType == JsonToken.PropertyName)
        {
            var instance = JsonText.Read(ref reader);
            if (Number(ref reader) is { } score)
                scores.Add(new(instance, score));
        }

        return RelevanceScores.Of(scores);
    }

    private static void Keep(ref JsonReader reader, ReadOnlySpan<byte> line, int start, StringBuilder others)
    {
        reader.Read();
        reader.Skip();
        if (others.Length > 0)
            others.Append(',');
        others.Append(Encoding.UTF8.GetString(line[start..(int)reader.BytesConsumed]));
    }

    /// <summary>What was read so far; an entry itself never changes.</summary>
    private struct Members()
    {
        public string Id = "";
        public DateTimeOffset Timestamp = DateTimeOffset.UnixEpoch;
        public string Instance = "";
        public PoolAction Action;
        public string Topic = "";
        public string Summary = "";
        public IReadOnlyList<string> Affects = [];
        public string Blocks = "";
        public TimeSpan Ttl = TimeToLive.Default;
        public RelevanceScores Relevance = RelevanceScores.Empty;
        public bool IsUnnamed;
        public string? SessionId;
        public string? Turn;
        public string? RawHash;
        public string? Root;
        public bool IsAutomatic;
        public string? Releases;
        public string? Renews;
        public bool IsForced;

        public readonly PoolEntry ToEntry(string otherMembers) =>
            new()
            {
                Id = Id,
                Timestamp = Timestamp,
                Instance = Instance,
                Action = Action,
                Topic = Topic,
                Summary = Summary,
                Affects = Affects,
                Blocks = Blocks,
                Ttl = Ttl,
                Relevance = Relevance,
                // A name is all that says who wrote a line without a session.
                IsUnnamed = IsUnnamed && SessionId is not null,
                SessionId = SessionId,
                Turn = Turn,
                RawHash = RawHash,
                Root = Root,
                IsAutomatic = IsAutomatic,
                Releases = Releases,
                Renews = Renews,
                IsForced = IsForced,
                OtherMembers = otherMembers,
            };
    }
}
