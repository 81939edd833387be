using System.Management.Automation;
using PoolCoordination.Board;
using PoolCoordination.PowerShell.Parameters;

namespace PoolCoordination.PowerShell.Commands;

/// <summary>Get-PoolReport: what happened since a moment, in Markdown.</summary>
[Cmdlet(VerbsCommon.Get, "PoolReport", HelpUri = OnlineHelp.Folder + "Get-PoolReport.md")]
[OutputType(typeof(string))]
public sealed class GetPoolReportCommand : PoolCmdlet
{
    /// <summary>
    /// From when on: <c>30s</c>, <c>5m</c>, <c>2h</c>, <c>today</c>, a TimeSpan, or a point in time. Today where it is not given.
    /// </summary>
    [Parameter(Position = 0)]
    [Since]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public DateTimeOffset Since { get; set; } = Entries.Since.Parse("today", DateTimeOffset.UtcNow);

    /// <summary>All projects of the pool; else the one of the location.</summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    private protected override void Process() => WriteObject(PoolReport.Read(Pool, Since, All).ToString());
}
