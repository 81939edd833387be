namespace PoolCoordination.Installation;

/// <summary>Whose settings of an agent name the hooks.</summary>
public enum InstallationScope
{
    /// <summary>The user's, for all projects.</summary>
    User,

    /// <summary>Those of one project.</summary>
    Project,
}
