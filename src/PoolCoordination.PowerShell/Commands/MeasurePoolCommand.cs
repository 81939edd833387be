using System.Management.Automation;
using PoolCoordination.Pools;

namespace PoolCoordination.PowerShell.Commands;

/// <summary>Measure-Pool: how many entries of each action each instance has written, the busiest first.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "Pool", HelpUri = OnlineHelp.Folder + "Measure-Pool.md", DefaultParameterSetName = LiveSet)]
[OutputType(typeof(InstanceActivity))]
public sealed class MeasurePoolCommand : TimedEntryCmdlet
{
    private protected override void Process() => WriteObject(InstanceActivity.Of(Entries(Pool)), enumerateCollection: true);
}
