namespace PoolCoordination.Sessions;

/// <summary>What a session is doing.</summary>
public enum SessionStatus
{
    /// <summary>It answers a prompt.</summary>
    Working,

    /// <summary>Its turn is over, and it waits for its user.</summary>
    Waiting,

    /// <summary>It has not been seen for ten minutes, and nothing here says whether its client still runs.</summary>
    Idle,

    /// <summary>It has ended.</summary>
    Ended,

    /// <summary>It has not ended, but its client does not run any more.</summary>
    Dead,
}
