using System.Management.Automation;
using PoolCoordination.Entries;
using PoolCoordination.Pools;

namespace PoolCoordination.PowerShell.Commands;

/// <summary>
/// Wait-PoolEntry: waits until there is an entry, such as the completion of what blocks; at once where it is there already.
/// </summary>
[Cmdlet(VerbsLifecycle.Wait, "PoolEntry", HelpUri = OnlineHelp.Folder + "Wait-PoolEntry.md")]
[OutputType(typeof(PoolEntry))]
public sealed class WaitPoolEntryCommand : FollowedEntryCmdlet
{
    private protected override void Follow()
    {
        if (Pool.WaitFor(Query, Timeout, Cancellation) is { } entry)
            WriteObject(entry.ForDisplay());
        else if (!Cancellation.IsCancellationRequested)
            WriteError(PoolError.TimedOut(Timeout!.Value, Pool));
    }
}
