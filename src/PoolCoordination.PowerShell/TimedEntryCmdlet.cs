using System.Management.Automation;
using PoolCoordination.Entries;
using PoolCoordination.Pools;
using PoolCoordination.PowerShell.Parameters;

namespace PoolCoordination.PowerShell;

/// <summary>What the cmdlets that read entries of the past have in common: how far back they look.</summary>
public abstract class TimedEntryCmdlet : EntryFilterCmdlet
{
    private protected const string LiveSet = "Live";
    private const string SinceSet = "Since";
    private const string AllSet = "All";

    /// <summary>
    /// Entries from then on, live or not: <c>30s</c>, <c>5m</c>, <c>2h</c>, <c>1d</c>, <c>1h30m</c>, a TimeSpan, or a point in time.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = SinceSet)]
    [Since]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public DateTimeOffset Since { get; set; }

    /// <summary>All entries, live or not.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AllSet)]
    public SwitchParameter All { get; set; }

    /// <summary>Include entries that a compaction moved to the archive.</summary>
    [Parameter]
    public SwitchParameter IncludeArchive { get; set; }

    /// <summary>At most this many entries, the newest first.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int First { get; set; } = int.MaxValue;

    private protected sealed override PoolQuery Query =>
        base.Query with { Since = ParameterSetName == SinceSet ? Since : null, All = All, IncludeArchive = IncludeArchive };

    /// <summary>The entries of a pool that the parameters ask for, newest first, as they are read.</summary>
    private protected IEnumerable<PoolEntry> Entries(Pool pool)
    {
        using var progress = new DelayedProgress(this, "Reading the pool");
        foreach (var entry in pool.Read(Query, progress.Report, Cancellation).Take(First))
        {
            // What a later command does with an entry is not this one's work.
            progress.Pause();
            yield return entry.ForDisplay();
            progress.Resume();
        }
    }
}
