namespace PoolCoordination.Context;

/// <summary>How much it matters that an entry is among those that fit.</summary>
internal enum ShownRank
{
    /// <summary>It says what is blocked or unblocked: it comes first.</summary>
    Blocking,

    /// <summary>A claim that is live: it comes before news, and leaves them room.</summary>
    LiveClaim,

    /// <summary>Anything else.</summary>
    Other,
}
