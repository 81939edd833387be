using System.Management.Automation;
using PoolCoordination.Compaction;
using PoolCoordination.Pools;

namespace PoolCoordination.PowerShell.Commands;

/// <summary>Optimize-Pool: moves entries that expired more than 7 days ago to the archive; others may write meanwhile.</summary>
[Cmdlet(VerbsCommon.Optimize, "Pool", HelpUri = OnlineHelp.Folder + "Optimize-Pool.md", SupportsShouldProcess = true)]
[OutputType(typeof(CompactionResult))]
public sealed class OptimizePoolCommand : PoolCmdlet
{
    private protected override bool IsWriting => true;

    private protected override PoolUse Use => PoolUse.Entries;

    private protected override void Process()
    {
        var action =
            Pool.Location.Server is null
                ? "Move entries that expired more than 7 days ago to the archive"
                : "Delete entries that expired more than 7 days ago";
        if (!ShouldProcess(Pool.Location.Name, action))
            return;
        using var progress = new DelayedProgress(this, "Compacting the pool");
        WriteObject(Pool.Compact(progress.Report, Cancellation));
    }
}
