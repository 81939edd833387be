using System.Management.Automation;
using PoolCoordination.Entries;
using PoolCoordination.Faults;
using PoolCoordination.PowerShell.Parameters;

namespace PoolCoordination.PowerShell.Commands;

/// <summary>Get-PoolEntry: the entries of a pool, newest first, as they are read.</summary>
[Cmdlet(VerbsCommon.Get, "PoolEntry", HelpUri = OnlineHelp.Folder + "Get-PoolEntry.md", DefaultParameterSetName = LiveSet)]
[OutputType(typeof(PoolEntry))]
public sealed class GetPoolEntryCommand : TimedEntryCmdlet
{
    /// <summary>A log, as Get-ChildItem gives its file, or its path, in place of the pool that is found.</summary>
    [Parameter(ValueFromPipeline = true)]
    [File]
    public FileInfo? LogFile { get; set; }

    private protected override object? Target => LogFile?.FullName ?? base.Target;

    private protected override void Process()
    {
        if (LogFile is not null && IsPoolGiven)
            throw new PoolException("A parameter and the pipeline both name a pool; use only one.");
        foreach (var entry in Entries(LogFile is null ? Pool : Open(LogFile.FullName).For(Use)))
            WriteObject(entry);
    }
}
