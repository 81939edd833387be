using System.Management.Automation;
using PoolCoordination.Entries;
using PoolCoordination.Pools;
using PoolCoordination.PowerShell.Parameters;

namespace PoolCoordination.PowerShell;

/// <summary>What the cmdlets that wait for entries have in common: from when on, and for how long.</summary>
public abstract class FollowedEntryCmdlet : EntryFilterCmdlet
{
    /// <summary>Entries from then on count too, expired or not.</summary>
    [Parameter]
    [Since]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public DateTimeOffset? Since { get; set; }

    /// <summary>End after this time: <c>30s</c>, <c>5m</c>, a number of seconds, or a TimeSpan.</summary>
    [Parameter]
    [Duration]
    public TimeSpan? Timeout { get; set; }

    private protected sealed override PoolUse Use => PoolUse.Following;

    private protected sealed override PoolQuery Query => base.Query with { Since = Since };

    private protected sealed override void Process() => Follow();

    /// <summary>Gives what comes.</summary>
    private protected abstract void Follow();
}
