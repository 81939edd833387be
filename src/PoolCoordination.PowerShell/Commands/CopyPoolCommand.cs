using System.Management.Automation;
using PoolCoordination.Pools;

namespace PoolCoordination.PowerShell.Commands;

/// <summary>
/// Copy-Pool: copies the entries of a pool into another, oldest first; entries that are there already are not copied again.
/// </summary>
[Cmdlet(VerbsCommon.Copy, "Pool", HelpUri = OnlineHelp.Folder + "Copy-Pool.md", SupportsShouldProcess = true)]
[OutputType(typeof(CopyResult))]
public sealed class CopyPoolCommand : PoolCmdlet
{
    /// <summary>The pool to copy to: the path of its log, or its server's address. It is created if it does not exist.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Destination { get; set; } = "";

    /// <summary>Also what compactions took out of the log.</summary>
    [Parameter]
    public SwitchParameter IncludeArchive { get; set; }

    private protected override bool IsWriting => true;

    private protected override PoolUse Use => PoolUse.Any;

    private protected override void Process()
    {
        var target = OpenPool(path: null, Destination).For(PoolUse.Writing);
        if (!ShouldProcess(target.Location.Name, $"Copy the entries of '{Pool.Location.Name}'"))
            return;
        using var progress = new DelayedProgress(this, "Copying the pool");
        WriteObject(PoolCopy.Run(Pool, target, IncludeArchive, progress.Report, Cancellation));
    }
}
