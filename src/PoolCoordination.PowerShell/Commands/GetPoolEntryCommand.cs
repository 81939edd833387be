using System.Management.Automation;
using PoolCoordination.Entries;

namespace PoolCoordination.PowerShell.Commands;

/// <summary>Get-PoolEntry: the entries of a pool, newest first, as they are read.</summary>
[Cmdlet(VerbsCommon.Get, "PoolEntry", HelpUri = OnlineHelp.Folder + "Get-PoolEntry.md", DefaultParameterSetName = LiveSet)]
[OutputType(typeof(PoolEntry))]
public sealed class GetPoolEntryCommand : TimedEntryCmdlet
{
    /// <summary>A log, as Get-ChildItem gives its file, in place of the pool that is found.</summary>
    [Parameter(ValueFromPipeline = true)]
    public FileInfo? LogFile { get; set; }

    private protected override object? Target => LogFile?.FullName ?? base.Target;

    private protected override void Process()
    {
        foreach (var entry in Entries(LogFile is null ? Pool : Open(LogFile.FullName)))
            WriteObject(entry);
    }
}
