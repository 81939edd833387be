using System.Text;
using PoolCoordination.Json;

namespace PoolCoordination.Timeline;

/// <summary>Writes a timeline for programs. Times are milliseconds since 1970; null stands for what goes on, or is not known.</summary>
public static class TimelineWriter
{
    private static readonly byte[] s_items = [.. ",\"items\":["u8];
    private static readonly byte[] s_end = [.. "],"u8];

    /// <summary>A whole timeline as JSON text without a line break.</summary>
    public static string Text(PoolTimeline timeline)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        return Encoding.UTF8.GetString(Utf8(timeline, timeline.From, revision: 0, isWhole: true, [], [.. timeline.Items.Select(Utf8)]));
    }

    /// <summary>A timeline with some of its items, in UTF-8: it can be of megabytes, and the items are at hand.</summary>
    /// <param name="timeline">The timeline.</param>
    /// <param name="from">The moment from which on it tells.</param>
    /// <param name="revision">The number of the change that made it.</param>
    /// <param name="isWhole">Whether all of its items are there; else those that changed.</param>
    /// <param name="removed">The ids of the items that are gone, where not all are there.</param>
    /// <param name="items">The items.</param>
    internal static byte[] Utf8(
        PoolTimeline timeline,
        DateTimeOffset from,
        long revision,
        bool isWhole,
        IReadOnlyList<string> removed,
        IReadOnlyList<byte[]> items
    )
    {
        var head = new JsonLine()
            .Add("from", Number(from))
            .Add("to", Number(timeline.To))
            .Add("revision", revision)
            .Add("isWhole", isWhole)
            .Add("removed", removed)
            .Add("lanes", timeline.Lanes.Select(Line))
            .ToString();
        var tail = new JsonLine()
            .Add("arcs", timeline.Arcs.Where(arc => (arc.End ?? timeline.To) >= from).Select(Line))
            .AddIfTrue("areArcsCut", timeline.AreArcsCut)
            .Add("day", Line(timeline.Day))
            .ToString();
        var (before, after) = (Encoding.UTF8.GetBytes(head[..^1]), Encoding.UTF8.GetBytes(tail[1..]));
        var commas = Math.Max(0, items.Count - 1);
        // As long as it gets, as a buffer that grows would be half empty.
        var text = new byte[before.Length + s_items.Length + items.Sum(item => item.Length) + commas + s_end.Length + after.Length];
        var end = Append(text, 0, before);
        end = Append(text, end, s_items);
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
                text[end++] = (byte)',';
            end = Append(text, end, items[i]);
        }

        end = Append(text, end, s_end);
        Append(text, end, after);
        return text;
    }

    /// <summary>An item in UTF-8.</summary>
    internal static byte[] Utf8(TimelineItem item) => Encoding.UTF8.GetBytes(Text(item));

    private static int Append(byte[] text, int end, byte[] part)
    {
        part.CopyTo(text, end);
        return end + part.Length;
    }

    private static string Text(TimelineItem item)
    {
        var line = new JsonLine()
            .Add("id", item.Id)
            .Add("lane", item.Lane)
            .Add("kind", WordOf(item.Kind))
            .Add("from", Number(item.From))
            .AddOrNull("to", Number(item.To))
            .Add("topic", item.Topic);
        if (item.Summary.Length > 0)
            line.Add("summary", item.Summary);
        if (item.Files.Count > 0)
            line.Add("files", item.Files);
        line = item.Kind switch
        {
            TimelineItemKind.Claim => line.AddOrNull("end", item.End is { } end ? WordOf(end) : null).AddOrNull("by", item.By),
            TimelineItemKind.Blocked => line.Add("blocks", item.Blocks).AddOrNull("by", item.By),
            TimelineItemKind.Denial => line.AddOrNull("by", item.By),
            _ => line,
        };
        return line.ToString();
    }

    private static JsonLine Line(TimelineLane lane) =>
        new JsonLine()
            .Add("id", lane.Id)
            .Add("instance", lane.Instance)
            .Add("agent", lane.Agent)
            .Add("project", lane.Project)
            .AddOrNull("branch", lane.Branch)
            .AddOrNull("state", lane.State)
            .Add("title", lane.Title);

    private static JsonLine Line(TimelineArc arc) =>
        new JsonLine()
            .Add("id", arc.Id)
            .Add("from", arc.From)
            .Add("to", arc.To)
            .Add("begin", Number(arc.Begin))
            .AddOrNull("end", Number(arc.End))
            .Add("why", WordOf(arc.Reason))
            .Add("topic", arc.Topic);

    private static JsonLine Line(TimelineDay day) =>
        new JsonLine().Add("since", Number(day.Since)).Add("instances", day.Instances.Select(Line));

    private static JsonLine Line(InstanceDay day) =>
        new JsonLine()
            .Add("instance", day.Instance)
            .Add("completed", day.Completed)
            .Add("blockedSeconds", (long)day.Blocked.TotalSeconds)
            .Add("refusals", day.Refusals);

    private static long Number(DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    private static long? Number(DateTimeOffset? time) => time?.ToUnixTimeMilliseconds();

    private static string WordOf(TimelineItemKind kind) =>
        kind switch
        {
            TimelineItemKind.Turn => "turn",
            TimelineItemKind.Claim => "claim",
            TimelineItemKind.Completed => "completed",
            TimelineItemKind.Blocked => "blocked",
            TimelineItemKind.Denial => "denial",
            _ => "note",
        };

    private static string WordOf(ClaimEnd end) =>
        end switch
        {
            ClaimEnd.Completed => "completed",
            ClaimEnd.Released => "released",
            ClaimEnd.Expired => "expired",
            ClaimEnd.Forced => "forced",
            _ => "handed-over",
        };

    private static string WordOf(ArcReason reason) =>
        reason switch
        {
            ArcReason.Claim => "claim",
            ArcReason.Blocked => "blocked",
            _ => "denial",
        };
}
