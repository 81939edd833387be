using System.Management.Automation;
using PoolCoordination.Pools;
using PoolCoordination.PowerShell.Parameters;

namespace PoolCoordination.PowerShell.Commands;

/// <summary>Remove-PoolInstance: takes the domain of an instance out of the pool's settings; its entries stay.</summary>
[Cmdlet(VerbsCommon.Remove, "PoolInstance", HelpUri = OnlineHelp.Folder + "Remove-PoolInstance.md", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class RemovePoolInstanceCommand : PoolCmdlet
{
    /// <summary>The name of the instance, ignoring case.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Instance")]
    [ArgumentCompleter(typeof(DomainCompleter))]
    public string Name { get; set; } = "";

    private protected override object? Target => Name;

    private protected override bool IsWriting => true;

    private protected override PoolUse Use => PoolUse.Domains;

    private protected override void Process()
    {
        if (ShouldProcess(Pool.DomainsName, $"Remove the domain of '{Name}'"))
            Pool.RemoveDomain(Name);
    }
}
