namespace PoolCoordination.Timeline;

/// <summary>How a claim ended.</summary>
public enum ClaimEnd
{
    /// <summary>Its holder completed its topic.</summary>
    Completed,

    /// <summary>Its holder released it.</summary>
    Released,

    /// <summary>Its time was over.</summary>
    Expired,

    /// <summary>Another ended it by force.</summary>
    Forced,

    /// <summary>Another session of the same name went on with it.</summary>
    HandedOver,
}
