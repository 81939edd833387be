using PoolCoordination.Pools;

namespace PoolCoordination.PowerShell;

/// <summary>What the cmdlets that work on a pool have in common: they open it before the first input.</summary>
public abstract class PoolCmdlet : PoolPathCmdlet
{
    private Pool? _pool;

    private protected Pool Pool => _pool!;

    private protected override object? Target => _pool?.Location.Name ?? base.Target;

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
