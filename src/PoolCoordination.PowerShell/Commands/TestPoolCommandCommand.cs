using System.Management.Automation;
using PoolCoordination.Pools;

namespace PoolCoordination.PowerShell.Commands;

/// <summary>Test-PoolCommand: what the guard sees in a line of commands and answers to it, without running it.</summary>
[Cmdlet(VerbsDiagnostic.Test, "PoolCommand", HelpUri = OnlineHelp.Folder + "Test-PoolCommand.md")]
[OutputType(typeof(CommandVerdict))]
public sealed class TestPoolCommandCommand : PoolCmdlet
{
    /// <summary>The lines of commands.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("CommandLine")]
    [ValidateNotNullOrEmpty]
    public string[] Command { get; set; } = [];

    /// <summary>PowerShell reads the lines; else Bash.</summary>
    [Parameter]
    public SwitchParameter PowerShell { get; set; }

    private protected override void Process()
    {
        foreach (var text in Command)
        {
            var line = new ShellLine(text, Pool.Environment.WorkingFolder) { IsPowerShell = PowerShell };
            WriteObject(Pool.JudgeCommand(line, Pool.Environment.SessionId));
        }
    }
}
