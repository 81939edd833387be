using System.Management.Automation;
using PoolCoordination.Pools;
using PoolCoordination.PowerShell.Parameters;
using PoolCoordination.Sessions;

namespace PoolCoordination.PowerShell.Commands;

/// <summary>Get-PoolSession: who is at work, where, since when, and on what.</summary>
[Cmdlet(VerbsCommon.Get, "PoolSession", HelpUri = OnlineHelp.Folder + "Get-PoolSession.md")]
[OutputType(typeof(PoolSession))]
public sealed class GetPoolSessionCommand : PoolCmdlet
{
    /// <summary>The instances' names, ignoring case; wildcards are allowed.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(InstanceCompleter))]
    public string[] Instance { get; set; } = [];

    /// <summary>The agents' names, ignoring case; wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(AgentCompleter))]
    public string[] Agent { get; set; } = [];

    /// <summary>Also sessions that have ended.</summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    private protected override void Process() => WriteObject(Pool.Sessions(Instance, All, Agent), enumerateCollection: true);
}
