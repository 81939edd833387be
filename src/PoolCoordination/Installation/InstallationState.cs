namespace PoolCoordination.Installation;

/// <summary>Whether Claude Code starts the hooks of the pool.</summary>
public enum InstallationState
{
    /// <summary>No settings name them.</summary>
    Missing,

    /// <summary>Settings name them, and <c>disableAllHooks</c> keeps Claude Code from starting any.</summary>
    Disabled,

    /// <summary>Settings name them in a file that Claude Code ignores, or does in some versions.</summary>
    Ignored,

    /// <summary>Settings name them, and what they start is not there, or does not start.</summary>
    Broken,

    /// <summary>Settings name them for some events and not for all, or not for all tools that an event concerns.</summary>
    Incomplete,

    /// <summary>Settings start them by different commands, so that an event is handled twice.</summary>
    Doubled,

    /// <summary>Settings cannot be read.</summary>
    Unknown,

    /// <summary>Settings name them.</summary>
    Installed,
}
