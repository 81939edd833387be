using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PoolCoordination.Entries;

/// <summary>Writes an entry as one line of protocol version 1.</summary>
public static class EntryWriter
{
    private static readonly JsonWriterOptions s_options = new()
    {
        // The line goes to JSON readers and terminals, never into HTML; letters of all scripts stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <summary>The entry as UTF-8 JSON with the line break that ends it.</summary>
    public static ReadOnlyMemory<byte> Line(PoolEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, s_options))
            Write(json, entry);
        if (entry.OtherMembers.Length > 0)
            WriteOthers(buffer, entry.OtherMembers);
        buffer.Write("}\n"u8);
        return buffer.WrittenMemory;
    }

    /// <summary>The entry as JSON text without a line break.</summary>
    public static string Text(PoolEntry entry) => Encoding.UTF8.GetString(Line(entry).Span[..^1]);

    private static void Write(Utf8JsonWriter json, PoolEntry entry)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, entry.Id);
        json.WriteNumber("timestamp"u8, entry.Timestamp.ToUnixTimeSeconds());
        json.WriteString("source_instance"u8, entry.Instance);
        WriteIfGiven(json, "session_id"u8, entry.SessionId);
        json.WriteString("action"u8, PoolActionName.Of(entry.Action));
        json.WriteString("topic"u8, entry.Topic);
        json.WriteString("summary"u8, entry.Summary);
        json.WriteString("affects"u8, AffectsList.Join(entry.Affects));
        json.WriteString("blocks"u8, entry.Blocks);
        json.WriteNumber("ttl"u8, (long)entry.Ttl.TotalSeconds);
        json.WriteStartObject("relevance"u8);
        foreach (var (instance, score) in entry.Relevance)
            json.WriteNumber(instance, score);
        json.WriteEndObject();
        WriteIfGiven(json, "raw_hash"u8, entry.RawHash);
        WriteIfGiven(json, "turn"u8, entry.Turn);
        WriteIfGiven(json, "root"u8, entry.Root);
        if (entry.IsAutomatic)
            json.WriteBoolean("auto"u8, true);
        WriteIfGiven(json, "releases"u8, entry.Releases);
        WriteIfGiven(json, "renews"u8, entry.Renews);
    }

    private static void WriteIfGiven(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }

    private static void WriteOthers(ArrayBufferWriter<byte> buffer, string members)
    {
        // As they are: a JSON writer refuses what others write, such as lone surrogates. In JSON a bare line break is only white space.
        buffer.Write(","u8);
        buffer.Write(Encoding.UTF8.GetBytes(members.Replace('\n', ' ').Replace('\r', ' ')));
    }
}
