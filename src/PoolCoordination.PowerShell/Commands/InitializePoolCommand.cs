using System.Management.Automation;
using PoolCoordination.Faults;
using PoolCoordination.Pools;
using PoolCoordination.Trust;

namespace PoolCoordination.PowerShell.Commands;

/// <summary>Initialize-Pool: makes what a pool needs, on its server or as a file, where it is missing.</summary>
[Cmdlet(VerbsData.Initialize, "Pool", HelpUri = OnlineHelp.Folder + "Initialize-Pool.md", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class InitializePoolCommand : PoolCmdlet
{
    /// <summary>Roles of the server that may append and read from then on, but change nothing; they exist already.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    public string[] Grant { get; set; } = [];

    /// <summary>Create the project's pool at PowerShell's location: in its git directory, else in <c>.claude/pool</c>.</summary>
    [Parameter]
    public SwitchParameter Project { get; set; }

    private protected override bool IsWriting => true;

    private protected override PoolUse Use => PoolUse.Any;

    private string Purpose =>
        Project ? "Create the project's pool"
        : Grant.Length == 0 ? "Create the pool"
        : $"Create the pool, and let {string.Join(", ", Grant)} read and append";

    private protected override Pool Open(string? path)
    {
        if (!Project)
            return base.Open(path);
        if (path is not null)
            throw new PoolException("-Project cannot be combined with a path.") { Fault = PoolFault.Location };
        return PoolOpening.At(ProjectPoolMaker.LocationOf(LocalEnvironment), LocalEnvironment);
    }

    private protected override void Process()
    {
        if (!ShouldProcess(Project ? Pool.Location.Folder : Pool.Location.Name, Purpose))
            return;
        var pool = Project ? PoolOpening.At(ProjectPoolMaker.Make(LocalEnvironment, Warn), LocalEnvironment) : Pool;
        foreach (var problem in pool.Log.Initialize(Grant))
            WriteWarning(problem.Message);
    }
}
