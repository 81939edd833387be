namespace PoolCoordination.Sessions;

/// <summary>What a session could not do.</summary>
public enum PoolRefusalKind
{
    /// <summary>Its claim was refused.</summary>
    Claim,

    /// <summary>Its edit or command was denied.</summary>
    Change,
}
