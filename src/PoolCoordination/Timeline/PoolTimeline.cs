namespace PoolCoordination.Timeline;

/// <summary>Who did what, held what and blocked whom in a pool, over some time.</summary>
public sealed record PoolTimeline
{
    /// <summary>The moment from which on it tells.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>When it was read.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>The lanes, by project and then by when they began.</summary>
    public IReadOnlyList<TimelineLane> Lanes { get; init; } = [];

    /// <summary>What happened, in that order.</summary>
    public IReadOnlyList<TimelineItem> Items { get; init; } = [];

    /// <summary>Who blocked whom, in the order in which that began; at most 5,000, the newest.</summary>
    public IReadOnlyList<TimelineArc> Arcs { get; init; } = [];

    /// <summary>Whether there were more, which are not among them.</summary>
    public bool AreArcsCut { get; init; }

    /// <summary>The day before it was read, in numbers.</summary>
    public required TimelineDay Day { get; init; }
}
