using System.Management.Automation;
using PoolCoordination.Claims;
using PoolCoordination.Entries;
using PoolCoordination.Pools;
using PoolCoordination.PowerShell.Parameters;

namespace PoolCoordination.PowerShell.Commands;

/// <summary>Unlock-PoolClaim: ends claims, so that others may have what they cover.</summary>
[Cmdlet(
    VerbsCommon.Unlock,
    "PoolClaim",
    HelpUri = OnlineHelp.Folder + "Unlock-PoolClaim.md",
    DefaultParameterSetName = TopicSet,
    SupportsShouldProcess = true
)]
[OutputType(typeof(void))]
public sealed class UnlockPoolClaimCommand : PoolCmdlet
{
    private const string TopicSet = "Topic";
    private const string ClaimSet = "Claim";
    private const string EntrySet = "Entry";

    /// <summary>The topic of the claim; case is ignored.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = TopicSet)]
    [ArgumentCompleter(typeof(ClaimTopicCompleter))]
    public string Topic { get; set; } = "";

    /// <summary>A claim, as Get-PoolClaim gives it.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ClaimSet, ValueFromPipeline = true)]
    public Claim? InputObject { get; set; }

    /// <summary>An entry that claims, as Get-PoolEntry gives it; one whose claim has ended or was refused is passed over.</summary>
    [Parameter(Mandatory = true, ParameterSetName = EntrySet, ValueFromPipeline = true)]
    public PoolEntry? Entry { get; set; }

    /// <summary>Who holds it; the instance of the process where it is not given.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ClaimInstanceCompleter))]
    public string? Instance { get; set; }

    /// <summary>Release the claim even if another instance holds it.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override object? Target => (object?)InputObject ?? (object?)Entry ?? Topic;

    private protected override bool IsWriting => true;

    private protected override PoolUse Use => PoolUse.Entries;

    private protected override void Process()
    {
        if (Entry is not null && Pool.Claims().Find(Entry.Id)?.IsHeldAt(Pool.Now) != true)
        {
            WriteVerbose($"'{Entry.Topic}' is not a held claim; there is nothing to release.");
            return;
        }

        var author = Identity.Named(Pool.Environment, Instance);
        var released = (InputObject?.Id ?? Entry?.Id) is { } id
            ? Pool.ReleaseById(id, author, Force, Approve)
            : Pool.Release(Topic, author, Force, Approve);
        foreach (var claim in released)
            WriteVerbose($"{ClaimText.Topic(claim)} is no longer claimed by {ClaimText.Holder(claim)}.");
    }

    private bool Approve(Claim claim) =>
        ShouldProcess(Pool.Location.Name, $"Release the claim {ClaimText.Topic(claim)} of {ClaimText.Holder(claim)}");
}
