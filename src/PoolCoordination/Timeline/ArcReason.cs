namespace PoolCoordination.Timeline;

/// <summary>How one session blocked another.</summary>
public enum ArcReason
{
    /// <summary>The claim of one was refused, because the other held what it overlaps.</summary>
    Claim,

    /// <summary>One said that it waits for what the other works on, or the other that it blocks the one.</summary>
    Blocked,

    /// <summary>A change of one was denied, because of what the other held.</summary>
    Denial,
}
