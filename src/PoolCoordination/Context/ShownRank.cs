namespace PoolCoordination.Context;

/// <summary>How much it matters that an entry is among those that fit.</summary>
internal enum ShownRank
{
    /// <summary>Its BLOCKS name the reader: it comes first.</summary>
    ForReader,

    /// <summary>Somebody is blocked: it comes next.</summary>
    Blocked,

    /// <summary>Its BLOCKS say what it blocks or unblocks: it comes then.</summary>
    Blocking,

    /// <summary>A claim that is live: it comes before news, and leaves them room.</summary>
    LiveClaim,

    /// <summary>Anything else.</summary>
    Other,
}
