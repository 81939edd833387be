using System.Management.Automation;
using PoolCoordination.PowerShell.Parameters;

namespace PoolCoordination.PowerShell.Commands;

/// <summary>Revoke-PoolTrust: takes the approval of project pools back; their files stay.</summary>
[Cmdlet(
    VerbsSecurity.Revoke,
    "PoolTrust",
    HelpUri = OnlineHelp.Folder + "Revoke-PoolTrust.md",
    DefaultParameterSetName = PathSet,
    SupportsShouldProcess = true
)]
[OutputType(typeof(void))]
public sealed class RevokePoolTrustCommand : PoolTrustCmdlet
{
    /// <summary>Folders of projects or pools; PowerShell's location where none is given.</summary>
    [Parameter(Position = 0, ParameterSetName = PathSet)]
    [ArgumentCompleter(typeof(TrustedPoolCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = ["."];

    private protected override string[] Given => Path;

    private protected override void Process(string path)
    {
        var known = Trust.Known(path);
        if (ShouldProcess(known.Path, "Revoke the approval of the project pool"))
            Trust.Revoke(known.Path);
    }
}
