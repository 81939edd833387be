using System.Management.Automation;
using PoolCoordination.Trust;

namespace PoolCoordination.PowerShell.Commands;

/// <summary>Get-PoolTrust: the project pools that are approved, and why one is not used all the same.</summary>
[Cmdlet(VerbsCommon.Get, "PoolTrust", HelpUri = OnlineHelp.Folder + "Get-PoolTrust.md")]
[OutputType(typeof(TrustedPool))]
public sealed class GetPoolTrustCommand : EngineCmdlet
{
    private protected override object? Target => null;

    private protected override void Process() => WriteObject(new PoolTrust(LocalEnvironment).Approved(), enumerateCollection: true);
}
