namespace PoolCoordination.Board;

/// <summary>Where a session stands, in the order in which it needs a person.</summary>
public enum BoardState
{
    /// <summary>Its turn is over, and it waits for its user.</summary>
    Waiting,

    /// <summary>It waits for another: it or another said that it is blocked, or another holds what it wanted to claim.</summary>
    Blocked,

    /// <summary>An edit or a command of its was denied in the last minutes, because of what another holds.</summary>
    Denied,

    /// <summary>It answers a prompt.</summary>
    Working,

    /// <summary>It has not been seen for ten minutes, and nothing here says whether its client still runs.</summary>
    Idle,

    /// <summary>Its client is gone, and it has left claims or files that are not committed.</summary>
    Dead,
}
