namespace PoolCoordination.Timeline;

/// <summary>
/// A timeline and the numbers of its changes, so that who has an earlier one is told what changed. Nothing of it changes: the next timeline
/// makes the next history.
/// </summary>
public sealed class TimelineHistory
{
    /// <summary>How many items that are gone are remembered; who has what is older gets all anew.</summary>
    private const int MostRemoved = 10_000;

    private readonly PoolTimeline _timeline;
    private readonly Dictionary<string, KnownItem> _items;
    private readonly IReadOnlyList<RemovedItem> _removed;
    private readonly long _oldest;
    private readonly SharedTexts<(DateTimeOffset Begin, long? After)> _texts = new();

    private TimelineHistory(
        PoolTimeline timeline,
        long revision,
        Dictionary<string, KnownItem> items,
        IReadOnlyList<RemovedItem> removed,
        long oldest
    ) => (_timeline, Revision, _items, _removed, _oldest) = (timeline, revision, items, removed, oldest);

    /// <summary>The number of the latest change.</summary>
    public long Revision { get; }

    /// <summary>The moment from which on it tells.</summary>
    public DateTimeOffset From => _timeline.From;

    /// <summary>The history that begins with a timeline.</summary>
    /// <param name="timeline">The timeline.</param>
    /// <param name="revision">Its number.</param>
    public static TimelineHistory Of(PoolTimeline timeline, long revision)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        var items = timeline.Items.ToDictionary(item => item.Id, item => new KnownItem(item, revision), StringComparer.Ordinal);
        return new TimelineHistory(timeline, revision, items, [], revision);
    }

    /// <summary>The history after the next timeline.</summary>
    /// <param name="timeline">The timeline.</param>
    /// <param name="revision">Its number, which is higher.</param>
    public TimelineHistory Then(PoolTimeline timeline, long revision)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        var items = new Dictionary<string, KnownItem>(timeline.Items.Count, StringComparer.Ordinal);
        foreach (var item in timeline.Items)
        {
            var next = new KnownItem(item, revision);
            items[item.Id] = _items.TryGetValue(item.Id, out var known) && known.Item == item ? known : next;
        }

        List<RemovedItem> removed = [.. _removed.Where(gone => !items.ContainsKey(gone.Id))];
        removed.AddRange(_items.Keys.Where(id => !items.ContainsKey(id)).Select(id => new RemovedItem(id, revision)));
        var surplus = removed.Count - MostRemoved;
        if (surplus <= 0)
            return new TimelineHistory(timeline, revision, items, removed, _oldest);
        var oldest = removed[surplus - 1].Revision;
        return new TimelineHistory(timeline, revision, items, [.. removed.Skip(surplus)], oldest);
    }

    /// <summary>The timeline as JSON in UTF-8: one text for all that ask for the same.</summary>
    /// <param name="from">The moment from which on it is to tell; all that there is where null.</param>
    /// <param name="after">The number of the change up to which somebody knows it; all is given where null, or no longer known.</param>
    public ReadOnlyMemory<byte> Utf8(DateTimeOffset? from, long? after)
    {
        var begin = from > _timeline.From ? from.Value : _timeline.From;
        var isWhole = after is not { } known || known < _oldest || known > Revision;
        return _texts.Get((begin, isWhole ? null : after), () => Text(begin, isWhole ? null : after));
    }

    /// <summary>Whether another timeline tells anything else. That its beginning moves on with the time is nothing else.</summary>
    public bool IsChangedBy(PoolTimeline timeline)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        var kept = 0;
        foreach (var item in timeline.Items)
        {
            if (!_items.TryGetValue(item.Id, out var known) || known.Item != item)
                return true;
            kept++;
        }

        return kept < _timeline.Items.Count(item => (item.To ?? timeline.To) >= timeline.From)
            || !timeline.Lanes.SequenceEqual(_timeline.Lanes)
            || !timeline.Arcs.SequenceEqual(_timeline.Arcs.Where(arc => (arc.End ?? timeline.To) >= timeline.From));
    }

    private byte[] Text(DateTimeOffset begin, long? after)
    {
        var isWhole = after is null;
        List<byte[]> items =
        [
            .. _timeline
                .Items.Where(item => (item.To ?? _timeline.To) >= begin)
                .Select(item => _items[item.Id])
                .Where(item => isWhole || item.Revision > after)
                .Select(item => item.Utf8),
        ];
        string[] removed = isWhole ? [] : [.. _removed.Where(gone => gone.Revision > after).Select(gone => gone.Id)];
        return TimelineWriter.Utf8(_timeline, begin, Revision, isWhole, removed, items);
    }

    /// <summary>An item, and the number of the change that made it so.</summary>
    private sealed class KnownItem(TimelineItem item, long revision)
    {
        public TimelineItem Item => item;

        public long Revision => revision;

        public byte[] Utf8 => field ??= TimelineWriter.Utf8(item);
    }

    /// <summary>An item that is gone, and the number of the change since which it is.</summary>
    private sealed record RemovedItem(string Id, long Revision);
}
