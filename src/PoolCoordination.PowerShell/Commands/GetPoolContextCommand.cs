using System.Management.Automation;
using PoolCoordination.Entries;
using PoolCoordination.Pools;
using PoolCoordination.PowerShell.Parameters;

namespace PoolCoordination.PowerShell.Commands;

/// <summary>Get-PoolContext: the text that an instance is shown at its session's start.</summary>
[Cmdlet(VerbsCommon.Get, "PoolContext", HelpUri = OnlineHelp.Folder + "Get-PoolContext.md")]
[OutputType(typeof(string))]
public sealed class GetPoolContextCommand : PoolCmdlet
{
    /// <summary>
    /// The full form, with all that an entry says; <c>-Full:$false</c> is the compact one. POOL_COMPACT decides without it.
    /// </summary>
    [Parameter]
    public SwitchParameter Full { get; set; }

    /// <summary>Who is shown it; the instance of the process where it is not given.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [ArgumentCompleter(typeof(InstanceCompleter))]
    public string? Instance { get; set; }

    private protected override void Process()
    {
        var isFull = IsGiven(nameof(Full)) ? Full.IsPresent : Pool.Environment.IsFullContext;
        WriteObject(Pool.Context(Identity.Named(Pool.Environment, Instance)).Text(isFull).TrimEnd('\n'));
    }
}
