using System.Globalization;
using System.Management.Automation;
using PoolCoordination.Board;
using PoolCoordination.Installation;
using PoolCoordination.Pools;

namespace PoolCoordination.PowerShell.Commands;

/// <summary>
/// Show-PoolBoard: who is at work, who holds what and who waits for whom, live in a terminal or a browser, or as a page in a file; as an
/// object where that is not what it was called in.
/// </summary>
[Cmdlet(
    VerbsCommon.Show,
    "PoolBoard",
    DefaultParameterSetName = TerminalSet,
    HelpUri = OnlineHelp.Folder + "Show-PoolBoard.md",
    SupportsShouldProcess = true
)]
[OutputType(typeof(PoolBoard), ParameterSetName = [TerminalSet])]
[OutputType(typeof(FileInfo), ParameterSetName = [HtmlSet])]
public sealed class ShowPoolBoardCommand : PoolCmdlet
{
    private const string TerminalSet = "Terminal";
    private const string WebSet = "Web";
    private const string HtmlSet = "Html";
    private const int LastPort = 65_535;

    /// <summary>All projects of the pool, grouped; else the one of the location.</summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    /// <summary>Give the board as it is now, and end.</summary>
    [Parameter(ParameterSetName = TerminalSet)]
    public SwitchParameter Once { get; set; }

    /// <summary>Show it in the browser, with a timeline, until Ctrl+C.</summary>
    [Parameter(Mandatory = true, ParameterSetName = WebSet)]
    public SwitchParameter Web { get; set; }

    /// <summary>Let the page release claims and post notes; else it only shows.</summary>
    [Parameter(ParameterSetName = WebSet)]
    public SwitchParameter Control { get; set; }

    /// <summary>Only print the address.</summary>
    [Parameter(ParameterSetName = WebSet)]
    public SwitchParameter NoOpen { get; set; }

    /// <summary>The port on this machine, so that an open page goes on with the next board; 0 takes any that is free.</summary>
    [Parameter(ParameterSetName = WebSet)]
    [ValidateRange(0, LastPort)]
    public int Port { get; set; }

    /// <summary>The file into which the page is written, which then needs no server.</summary>
    [Parameter(Mandatory = true, ParameterSetName = HtmlSet)]
    [ValidateNotNullOrEmpty]
    public string? Html { get; set; }

    /// <summary>Replace the file also where it is something else than an earlier page.</summary>
    [Parameter(ParameterSetName = HtmlSet)]
    public SwitchParameter Force { get; set; }

    private protected override PoolUse Use => PoolUse.Following;

    /// <summary>Whether there is a terminal, and nothing else takes what is shown.</summary>
    private bool IsLive =>
        !Once
        && !Console.IsInputRedirected
        && !Console.IsOutputRedirected
        && MyInvocation.PipelinePosition == MyInvocation.PipelineLength;

    private protected override void Process()
    {
        if (ParameterSetName == TerminalSet && !IsLive)
        {
            WriteObject(new BoardReader(Pool, All).Read());
            return;
        }

        if (!File.Exists(PoolExecutable.FullPath))
            ThrowTerminatingError(PoolError.NoBoard(PoolExecutable.FullPath));
        var board = new BoardProcess(PoolExecutable.FullPath, LocalEnvironment.WorkingFolder, PoolPath.Of(this, Path, LiteralPath));
        if (Html is not null)
            WriteFile(board, FilePath.Resolve(this, Html));
        else
            board.Run(Web ? [.. Arguments(), .. WebArguments()] : Arguments());
    }

    private List<string> Arguments() => All ? ["--all"] : [];

    private List<string> WebArguments()
    {
        List<string> arguments = ["--web", "--port", Port.ToString(CultureInfo.InvariantCulture)];
        if (Control)
            arguments.Add("--control");
        if (NoOpen)
            arguments.Add("--no-open");
        return arguments;
    }

    private void WriteFile(BoardProcess board, string path)
    {
        if (!ShouldProcess(path, "Write the board"))
            return;
        board.RunQuietly([.. Arguments(), "--html", path, .. Force ? (string[])["--force"] : []]);
        WriteObject(new FileInfo(path));
    }
}
