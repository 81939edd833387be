namespace PoolCoordination.Context;

/// <summary>How much it matters that an entry is among those that fit.</summary>
internal enum ShownRank
{
    /// <summary>Somebody is blocked: it comes first.</summary>
    Blocked,

    /// <summary>Its BLOCKS say what it blocks or unblocks: it comes next.</summary>
    Blocking,

    /// <summary>A claim that is live: it comes before news, and leaves them room.</summary>
    LiveClaim,

    /// <summary>Anything else.</summary>
    Other,
}
