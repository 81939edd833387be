namespace PoolCoordination.Timeline;

/// <summary>
/// Collects who blocked whom. One blocker can name a hundred instances, so that there can be a million: the newest are kept, and of all of
/// them how long each lane was blocked.
/// </summary>
/// <param name="from">The moment from which on they are told of.</param>
/// <param name="now">The present.</param>
internal sealed class TimelineArcs(DateTimeOffset from, DateTimeOffset now)
{
    /// <summary>How many are kept: more than these nobody sees on a page.</summary>
    public const int Most = 5000;

    private static readonly Comparer<TimelineArc> s_newestFirst = Comparer<TimelineArc>.Create(
        (one, other) =>
            other.Begin.UtcTicks != one.Begin.UtcTicks
                ? other.Begin.UtcTicks.CompareTo(one.Begin.UtcTicks)
                : string.CompareOrdinal(other.Id, one.Id)
    );

    private readonly List<TimelineArc> _arcs = [];
    private readonly Dictionary<string, List<BlockedSpan>> _spans = new(StringComparer.Ordinal);
    private TimelineArc? _oldest;

    /// <summary>Whether there are more than are kept.</summary>
    public bool AreCut => _oldest is not null || _arcs.Count > Most;

    /// <summary>Those that are kept, in the order in which they began.</summary>
    public IReadOnlyList<TimelineArc> InOrder =>
        [.. _arcs.Order(s_newestFirst).DistinctBy(arc => arc.Id, StringComparer.Ordinal).Take(Most).Reverse()];

    /// <summary>The times in which lanes were blocked, by all of them; those of a lane may have parts in common.</summary>
    public IEnumerable<BlockedSpan> Spans => _spans.Values.SelectMany(spans => spans);

    /// <summary>Takes one up, if it has a part in the time that is told of.</summary>
    public void Add(TimelineArc arc)
    {
        arc = UpToNow(arc);
        if (arc.From == arc.To || (arc.End ?? now) < from)
            return;
        Count(new BlockedSpan(arc.To, arc.Begin, arc.End ?? now));
        if (_oldest is not null && s_newestFirst.Compare(arc, _oldest) > 0)
            return;
        _arcs.Add(arc);
        // Not with each one, as that takes a sorted list.
        if (_arcs.Count < 2 * Most)
            return;
        _arcs.Sort(s_newestFirst);
        _arcs.RemoveRange(Most, _arcs.Count - Most);
        _oldest = _arcs[^1];
    }

    /// <summary>Times that touch are one, or they would be as many as the arcs.</summary>
    private void Count(BlockedSpan span)
    {
        if (!_spans.TryGetValue(span.Lane, out var spans))
            _spans[span.Lane] = spans = [];
        if (spans.Count > 0 && spans[^1] is var last && span.From <= last.To && span.To >= last.From)
        {
            spans[^1] = last with
            {
                From = span.From < last.From ? span.From : last.From,
                To = span.To > last.To ? span.To : last.To,
            };
        }
        else
        {
            spans.Add(span);
        }
    }

    /// <summary>Clocks differ: what another machine wrote down a little later happened by now all the same.</summary>
    private TimelineArc UpToNow(TimelineArc arc) =>
        arc.Begin <= now && !(arc.End > now)
            ? arc
            : arc with
            {
                Begin = arc.Begin > now ? now : arc.Begin,
                End = arc.End > now ? now : arc.End,
            };
}
