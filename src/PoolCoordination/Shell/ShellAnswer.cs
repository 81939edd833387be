namespace PoolCoordination.Shell;

/// <summary>What is answered to a command, from the mildest to the strictest.</summary>
public enum ShellAnswer
{
    /// <summary>It runs.</summary>
    Pass,

    /// <summary>It runs, and the model is told something.</summary>
    Warn,

    /// <summary>A person decides.</summary>
    Ask,

    /// <summary>It does not run.</summary>
    Deny,
}
