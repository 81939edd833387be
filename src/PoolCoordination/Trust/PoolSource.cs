namespace PoolCoordination.Trust;

/// <summary>Why a pool is the one that is used.</summary>
public enum PoolSource
{
    /// <summary>A parameter names it: <c>--pool</c>, <c>-Path</c>.</summary>
    Parameter,

    /// <summary><c>POOL_PATH</c> names it.</summary>
    Environment,

    /// <summary>It is the project's, which its user approved.</summary>
    Project,

    /// <summary>It is the user's own.</summary>
    User,
}
