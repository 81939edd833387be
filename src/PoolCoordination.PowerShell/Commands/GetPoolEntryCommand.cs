using System.Management.Automation;
using PoolCoordination.Entries;

namespace PoolCoordination.PowerShell.Commands;

/// <summary>Get-PoolEntry: the entries of a pool, newest first, as they are read.</summary>
[Cmdlet(VerbsCommon.Get, "PoolEntry", HelpUri = OnlineHelp.Folder + "Get-PoolEntry.md", DefaultParameterSetName = LiveSet)]
[OutputType(typeof(PoolEntry))]
public sealed class GetPoolEntryCommand : TimedEntryCmdlet
{
    private protected override void Process()
    {
        foreach (var entry in Entries())
            WriteObject(entry);
    }
}
