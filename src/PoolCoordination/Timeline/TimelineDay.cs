namespace PoolCoordination.Timeline;

/// <summary>A day of a pool in numbers.</summary>
/// <param name="Since">When it began.</param>
/// <param name="Instances">The instances that did something, those first that completed most.</param>
public sealed record TimelineDay(DateTimeOffset Since, IReadOnlyList<InstanceDay> Instances)
{
    private static readonly TimeSpan s_length = TimeSpan.FromDays(1);

    /// <summary>When the day before a moment began.</summary>
    internal static DateTimeOffset SinceOf(DateTimeOffset now) => now - s_length;

    /// <summary>Counts what was on a timeline in the day before a moment.</summary>
    internal static TimelineDay Of(
        IReadOnlyList<TimelineLane> lanes,
        IReadOnlyList<TimelineItem> items,
        IEnumerable<BlockedSpan> waits,
        DateTimeOffset now
    )
    {
        var since = SinceOf(now);
        var names = lanes.ToDictionary(lane => lane.Id, lane => lane.Instance, StringComparer.Ordinal);
        var recent = items.Where(item => item.From >= since).ToLookup(item => names[item.Lane], StringComparer.OrdinalIgnoreCase);
        var blocked = items
            .Where(item => item.Kind == TimelineItemKind.Blocked)
            .Select(item => new BlockedSpan(item.Lane, item.From, item.To ?? now))
            .Concat(waits)
            .Select(span => span with { From = Later(span.From, since), To = Earlier(span.To, now) })
            .ToLookup(span => names[span.Lane], StringComparer.OrdinalIgnoreCase);
        return new TimelineDay(
            since,
            [
                .. names
                    .Values.Distinct(StringComparer.OrdinalIgnoreCase)
                    .Select(name => new InstanceDay(
                        name,
                        recent[name].Count(item => item.Kind == TimelineItemKind.Completed),
                        LengthOf(blocked[name]),
                        recent[name].Count(item => item.Kind == TimelineItemKind.Denial)
                    ))
                    .Where(day => day.Completed > 0 || day.Blocked > TimeSpan.Zero || day.Refusals > 0)
                    .OrderByDescending(day => day.Completed)
                    .ThenBy(day => day.Instance, StringComparer.OrdinalIgnoreCase),
            ]
        );
    }

    /// <summary>How long some times last together; what several have in common counts once.</summary>
    private static TimeSpan LengthOf(IEnumerable<BlockedSpan> spans)
    {
        var (length, end) = (TimeSpan.Zero, DateTimeOffset.MinValue);
        foreach (var span in spans.OrderBy(span => span.From.UtcTicks))
        {
            var begin = Later(span.From, end);
            if (span.To <= begin)
                continue;
            length += span.To - begin;
            end = span.To;
        }

        return length;
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
