using System.Management.Automation;
using PoolCoordination.Entries;
using PoolCoordination.PowerShell.Parameters;

namespace PoolCoordination.PowerShell.Commands;

/// <summary>Wait-PoolEntry: waits until there is an entry, such as the completion of what blocks; at once where it is there already.</summary>
[Cmdlet(VerbsLifecycle.Wait, "PoolEntry", HelpUri = OnlineHelp.Folder + "Wait-PoolEntry.md")]
[OutputType(typeof(PoolEntry))]
public sealed class WaitPoolEntryCommand : EntryFilterCmdlet
{
    /// <summary>Entries from then on count, expired or not; without it those that have not expired.</summary>
    [Parameter]
    [Since]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public DateTimeOffset? Since { get; set; }

    /// <summary>Give up after this time: <c>30s</c>, <c>5m</c>, a number of seconds, or a TimeSpan.</summary>
    [Parameter]
    [Duration]
    public TimeSpan? Timeout { get; set; }

    private protected override PoolUse Use => PoolUse.Any;

    private protected override void Process()
    {
        if (Pool.MissingNotice is { } notice)
            WriteWarning(notice);
        if (Pool.WaitFor(Query with { Since = Since }, Timeout, Cancellation) is { } entry)
            WriteObject(entry.ForDisplay());
        else if (!Cancellation.IsCancellationRequested)
            WriteError(PoolError.TimedOut(Timeout!.Value, Pool));
    }
}
