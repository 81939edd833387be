using System.Management.Automation;
using PoolCoordination.Pools;

namespace PoolCoordination.PowerShell.Commands;

/// <summary>Get-PoolInstance: which instance this process is, where its name came from, and what it works on.</summary>
[Cmdlet(VerbsCommon.Get, "PoolInstance", HelpUri = OnlineHelp.Folder + "Get-PoolInstance.md")]
[OutputType(typeof(PoolInstance))]
public sealed class GetPoolInstanceCommand : PoolCmdlet
{
    private protected override PoolUse Use => PoolUse.Domains;

    private protected override void Process() => WriteObject(PoolInstance.Of(Pool));
}
