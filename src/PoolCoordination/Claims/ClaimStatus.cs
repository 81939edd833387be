namespace PoolCoordination.Claims;

/// <summary>The state of a claim.</summary>
public enum ClaimStatus
{
    /// <summary>It was granted, and nothing ended it but perhaps its time.</summary>
    Held,

    /// <summary>Another held what it overlaps when it was written.</summary>
    Refused,

    /// <summary>Its holder released it or completed its topic, or another ended it by force or claimed anew what had run out.</summary>
    Ended,

    /// <summary>
    /// It does not say who claims, when, or from which folder its paths start, so that it binds nobody: another tool wrote it.
    /// </summary>
    Unbinding,
}
