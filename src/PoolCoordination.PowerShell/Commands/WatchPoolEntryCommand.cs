using System.Management.Automation;
using PoolCoordination.Entries;

namespace PoolCoordination.PowerShell.Commands;

/// <summary>Watch-PoolEntry: entries as they come, until Ctrl+C or until a later command has enough.</summary>
[Cmdlet(VerbsCommon.Watch, "PoolEntry", HelpUri = OnlineHelp.Folder + "Watch-PoolEntry.md")]
[OutputType(typeof(PoolEntry))]
public sealed class WatchPoolEntryCommand : EntryFilterCmdlet
{
    private protected override void Process()
    {
        using var follower = Pool.Log.Follow();
        WriteVerbose($"What comes into {Pool.Location.Name} from now on is given.");
        foreach (var entry in follower.Entries(Cancellation).Where(Query.Accepts))
            WriteObject(entry.ForDisplay());
    }
}
