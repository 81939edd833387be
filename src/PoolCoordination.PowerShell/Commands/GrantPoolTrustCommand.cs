using System.Management.Automation;
using PoolCoordination.Trust;

namespace PoolCoordination.PowerShell.Commands;

/// <summary>Grant-PoolTrust: approves project pools that are there, so that they are used.</summary>
[Cmdlet(
    VerbsSecurity.Grant,
    "PoolTrust",
    HelpUri = OnlineHelp.Folder + "Grant-PoolTrust.md",
    DefaultParameterSetName = PathSet,
    SupportsShouldProcess = true
)]
[OutputType(typeof(TrustedPool))]
public sealed class GrantPoolTrustCommand : PoolTrustCmdlet
{
    /// <summary>Folders of projects or pools; PowerShell's location where none is given.</summary>
    [Parameter(Position = 0, ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = ["."];

    /// <summary>Gives what was approved.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override string[] Given => Path;

    private protected override void Process(string path)
    {
        var pool = Trust.Find(path);
        if (
            !ShouldProcess(
                pool.Folder,
                pool.Server is { } server ? $"Approve the project pool and its server {server}" : "Approve the project pool"
            )
        )
            return;
        var approved = Trust.Approve(pool);
        if (PassThru)
            WriteObject(approved);
    }
}
