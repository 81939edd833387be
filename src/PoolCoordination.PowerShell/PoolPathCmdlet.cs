using System.Management.Automation;
using PoolCoordination.Storage;

namespace PoolCoordination.PowerShell;

/// <summary>What the cmdlets that concern a pool have in common: the parameters that name it. It is not opened here.</summary>
public abstract class PoolPathCmdlet : EngineCmdlet
{
    /// <summary>
    /// The log's path, relative to PowerShell's location; a drive of PowerShell's or <c>~</c> may begin it, and wildcards may stand
    /// in it where they fit one file. Or the address of a server, <c>postgres://user@host/database?pool=name</c>. Without it the pool is
    /// found by POOL_PATH, by the location, and by the home folder.
    /// </summary>
    // Neither this nor LiteralPath binds by property name: what Get-Content puts out carries the path of the file it read.
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>The log's path as it is, without wildcards.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? LiteralPath { get; set; }

    private protected override object? Target => (LiteralPath ?? Path) is { } path ? ServerAddress.Shown(path) : null;
}
