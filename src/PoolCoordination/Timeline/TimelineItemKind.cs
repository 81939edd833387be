namespace PoolCoordination.Timeline;

/// <summary>What an item of a timeline tells.</summary>
public enum TimelineItemKind
{
    /// <summary>A session answered a prompt.</summary>
    Turn,

    /// <summary>A session held a claim.</summary>
    Claim,

    /// <summary>Something was completed.</summary>
    Completed,

    /// <summary>A session said that it is blocked, until somebody completed the topic or the time of the entry was over.</summary>
    Blocked,

    /// <summary>A claim was refused, or a change denied, because of what another holds.</summary>
    Denial,

    /// <summary>Anything else that was posted.</summary>
    Note,
}
