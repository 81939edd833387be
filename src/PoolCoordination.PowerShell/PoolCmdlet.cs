using System.Management.Automation;
using PoolCoordination.Pools;
using PoolCoordination.Storage;

namespace PoolCoordination.PowerShell;

/// <summary>What the cmdlets that work on a pool have in common: which pool it is.</summary>
public abstract class PoolCmdlet : EngineCmdlet
{
    private Pool? _pool;

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

    private protected Pool Pool => _pool!;

    private protected override object? Target =>
        _pool?.Location.Name ?? ((LiteralPath ?? Path) is { } path ? ServerAddress.Shown(path) : null);

    /// <summary>Whether a parameter says which pool it is.</summary>
    private protected bool IsPoolGiven => Path is not null || LiteralPath is not null;

    /// <summary>What the cmdlet does with the pool.</summary>
    private protected virtual PoolUse Use => IsWriting ? PoolUse.Writing : PoolUse.Entries;

    private protected override void Begin()
    {
        _pool = OpenPool(Path, LiteralPath).For(Use);
        if (_pool.MissingNotice(Use) is { } notice)
            WriteWarning(notice);
    }
}
