using System.Management.Automation;

namespace PoolCoordination.PowerShell;

/// <summary>What the cmdlets that work on a pool have in common.</summary>
public abstract class PoolCmdlet : PSCmdlet;
