using System.Management.Automation;
using PoolCoordination.Claims;
using PoolCoordination.Pools;
using PoolCoordination.PowerShell.Parameters;

namespace PoolCoordination.PowerShell.Commands;

/// <summary>Get-PoolClaim: the claims that are held, and how long they last.</summary>
[Cmdlet(VerbsCommon.Get, "PoolClaim", HelpUri = OnlineHelp.Folder + "Get-PoolClaim.md")]
[OutputType(typeof(Claim))]
public sealed class GetPoolClaimCommand : PoolCmdlet
{
    /// <summary>Who holds it, ignoring case; wildcards are allowed.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ClaimInstanceCompleter))]
    public string[] Instance { get; set; } = [];

    /// <summary>A part of the topic, ignoring case; with wildcards, a pattern for the whole topic.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ClaimTopicCompleter))]
    public string? Topic { get; set; }

    private protected override void Process()
    {
        var query = new PoolQuery { Instances = Instance, Topic = Topic };
        WriteObject(Pool.Claims(query).Select(claim => claim.ForDisplay()), enumerateCollection: true);
    }
}
