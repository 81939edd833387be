using System.Management.Automation;
using PoolCoordination.Pools;
using PoolCoordination.Status;

namespace PoolCoordination.PowerShell.Commands;

/// <summary>Get-PoolStatus: which pool this is, who one is in it, whether the hooks work, and what concerns one.</summary>
[Cmdlet(VerbsCommon.Get, "PoolStatus", HelpUri = OnlineHelp.Folder + "Get-PoolStatus.md")]
[OutputType(typeof(PoolStatus))]
public sealed class GetPoolStatusCommand : PoolCmdlet
{
    private protected override PoolUse Use => PoolUse.Any;

    // The status says it.
    private protected override void Warn(string notice) { }

    private protected override void Process() => WriteObject(PoolStatus.Read(Pool));
}
