using System.Management.Automation;

namespace PoolCoordination.PowerShell.Commands;

/// <summary>Initialize-Pool: makes what a pool needs, on its server or as a file, where it is missing.</summary>
[Cmdlet(VerbsData.Initialize, "Pool", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class InitializePoolCommand : PoolCmdlet
{
    /// <summary>Roles of the server that may append and read from then on, but change nothing; they exist already.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    public string[] Grant { get; set; } = [];

    private protected override bool IsWriting => true;

    private protected override void Process()
    {
        if (ShouldProcess(Pool.Location.Name, Grant.Length == 0 ? "Make what the pool needs" : $"Make what the pool needs, and let {string.Join(", ", Grant)} append and read"))
            Pool.Log.Initialize(Grant);
    }
}
