using System.Text;
using PoolCoordination.Json;

namespace PoolCoordination.Entries;

/// <summary>Writes an entry as one line of protocol version 1.</summary>
public static class EntryWriter
{
    /// <summary>The entry as UTF-8 JSON with the line break that ends it.</summary>
    public static ReadOnlyMemory<byte> Line(PoolEntry entry) => Encoding.UTF8.GetBytes(Text(entry) + '\n');

    /// <summary>The entry as JSON text without a line break.</summary>
    public static string Text(PoolEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return new JsonLine()
            .Add("id", entry.Id)
            .Add("timestamp", entry.Timestamp.ToUnixTimeSeconds())
            .Add("source_instance", entry.Instance)
            .AddIfGiven("session_id", entry.SessionId)
            .AddIfTrue("unnamed", entry.IsUnnamed)
            .Add("action", PoolActionName.Of(entry.Action))
            .Add("topic", entry.Topic)
            .Add("summary", entry.Summary)
            .Add("affects", AffectsList.Join(entry.Affects))
            .Add("blocks", entry.Blocks)
            .Add("ttl", (long)entry.Ttl.TotalSeconds)
            .Add("relevance", entry.Relevance)
            .AddIfGiven("raw_hash", entry.RawHash)
            .AddIfGiven("turn", entry.Turn)
            .AddIfGiven("root", entry.Root)
            .AddIfTrue("auto", entry.IsAutomatic)
            .AddIfGiven("releases", entry.Releases)
            .AddIfGiven("renews", entry.Renews)
            .AddIfTrue("force", entry.IsForced)
            // A bare line break is only white space in JSON, but ends a line of the log.
            .AddRaw(entry.OtherMembers.Replace('\n', ' ').Replace('\r', ' '))
            .ToString();
    }
}
