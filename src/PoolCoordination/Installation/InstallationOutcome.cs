namespace PoolCoordination.Installation;

/// <summary>The outcome of an installation or its removal.</summary>
public enum InstallationOutcome
{
    /// <summary>It was made.</summary>
    Made,

    /// <summary>There was nothing to do.</summary>
    NotNeeded,

    /// <summary>A plugin starts the hooks, and nothing else was asked for.</summary>
    LeftToPlugin,

    /// <summary>It was not approved.</summary>
    Declined,
}
