using System.Management.Automation;
using PoolCoordination.Board;
using PoolCoordination.Installation;
using PoolCoordination.Pools;

namespace PoolCoordination.PowerShell.Commands;

/// <summary>
/// Show-PoolBoard: who is at work, who holds what and who waits for whom, live in a terminal; as an object where that is not what it was
/// called in.
/// </summary>
[Cmdlet(VerbsCommon.Show, "PoolBoard", HelpUri = OnlineHelp.Folder + "Show-PoolBoard.md")]
[OutputType(typeof(PoolBoard))]
public sealed class ShowPoolBoardCommand : PoolCmdlet
{
    /// <summary>All projects of the pool, grouped; else the one of the location.</summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    /// <summary>Give the board as it is now, and end.</summary>
    [Parameter]
    public SwitchParameter Once { get; set; }

    private protected override PoolUse Use => PoolUse.Following;

    /// <summary>Whether there is a terminal, and nothing else takes what is shown.</summary>
    private bool IsLive =>
        !Once
        && !Console.IsInputRedirected
        && !Console.IsOutputRedirected
        && MyInvocation.PipelinePosition == MyInvocation.PipelineLength;

    private protected override void Process()
    {
        if (!IsLive)
            WriteObject(new BoardReader(Pool, All).Read());
        else if (File.Exists(PoolExecutable.FullPath))
            new BoardProcess(PoolExecutable.FullPath, LocalEnvironment.WorkingFolder).Run(PoolPath.Of(this, Path, LiteralPath), All);
        else
            ThrowTerminatingError(PoolError.NoBoard(PoolExecutable.FullPath));
    }
}
