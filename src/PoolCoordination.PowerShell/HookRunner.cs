namespace PoolCoordination.PowerShell;

/// <summary>What Claude Code starts at an event.</summary>
public enum HookRunner
{
    /// <summary><c>pool-hook</c>, the executable beside the module; it starts in a fraction of PowerShell's time.</summary>
    Native,

    /// <summary><c>Invoke-PoolHook</c> in the PowerShell that installs it.</summary>
    PowerShell,
}
