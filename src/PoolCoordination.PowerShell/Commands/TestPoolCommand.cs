using System.Management.Automation;
using PoolCoordination.Checks;
using PoolCoordination.Log;
using PoolCoordination.Pools;

namespace PoolCoordination.PowerShell.Commands;

/// <summary>Test-Pool: what is wrong with the pool; nothing where it is well.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Pool", HelpUri = OnlineHelp.Folder + "Test-Pool.md")]
[OutputType(typeof(PoolProblem), typeof(bool))]
public sealed class TestPoolCommand : PoolCmdlet
{
    /// <summary>Gives true where nothing is wrong, and otherwise false.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    private protected override void Process()
    {
        var problems = PoolCheck.Run(Pool, Cancellation);
        if (Quiet)
            WriteObject(problems.Count == 0);
        else
            WriteObject(problems, enumerateCollection: true);
        if (problems.Count == 0)
            WriteVerbose($"No problems found in {Pool.Location.Name}.");
    }
}
