namespace PoolCoordination.Timeline;

/// <summary>One session blocked another for some time.</summary>
public sealed record TimelineArc
{
    /// <summary>What tells it from the others.</summary>
    public required string Id { get; init; }

    /// <summary>The lane of who blocked.</summary>
    public required string From { get; init; }

    /// <summary>The lane of who was blocked.</summary>
    public required string To { get; init; }

    /// <summary>When that began.</summary>
    public required DateTimeOffset Begin { get; init; }

    /// <summary>When that ended; null where it still goes on.</summary>
    public DateTimeOffset? End { get; init; }

    /// <summary>How.</summary>
    public required ArcReason Reason { get; init; }

    /// <summary>About what.</summary>
    public string Topic { get; init; } = "";

    /// <summary>Who blocked whom.</summary>
    public override string ToString() => $"{From} blocks {To}: {Topic}";
}
