using System.Management.Automation;
using PoolCoordination.Detection;
using PoolCoordination.Entries;
using PoolCoordination.Pools;

namespace PoolCoordination.PowerShell.Commands;

/// <summary>Find-PoolSignal: the entries that automatic mode would make of answers, not yet written.</summary>
[Cmdlet(VerbsCommon.Find, "PoolSignal", HelpUri = OnlineHelp.Folder + "Find-PoolSignal.md")]
[OutputType(typeof(PoolEntry))]
public sealed class FindPoolSignalCommand : PoolCmdlet
{
    /// <summary>An answer, whole: each string is a message of its own, as from <c>Get-Content -Raw</c>.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowEmptyString]
    [AllowEmptyCollection]
    [AllowNull]
    public string[]? InputObject { get; set; }

    private protected override PoolUse Use => PoolUse.Any;

    private protected override void Process()
    {
        foreach (var message in InputObject ?? [])
        {
            if (EntryDetector.Detect(message) is { } detected)
                WriteObject(Pool.Draft(detected, Identity.Of(Pool.Environment)));
        }
    }
}
