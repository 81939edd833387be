using System.Management.Automation;
using PoolCoordination.Entries;
using PoolCoordination.Pools;

namespace PoolCoordination.PowerShell.Commands;

/// <summary>Watch-PoolEntry: entries as they come, until Ctrl+C, a time-out, or until a later command has enough.</summary>
[Cmdlet(VerbsCommon.Watch, "PoolEntry", HelpUri = OnlineHelp.Folder + "Watch-PoolEntry.md")]
[OutputType(typeof(PoolEntry))]
public sealed class WatchPoolEntryCommand : FollowedEntryCmdlet
{
    private protected override void Follow()
    {
        var entries = Pool.Follow(Query, Timeout, Cancellation);
        WriteVerbose($"Waiting for new entries in {Pool.Location.Name}.");
        foreach (var entry in entries)
            WriteObject(entry.ForDisplay());
    }
}
