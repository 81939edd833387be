using System.Management.Automation;
using PoolCoordination.Entries;
using PoolCoordination.Host;
using PoolCoordination.Pools;
using PoolCoordination.PowerShell.Parameters;
using PoolCoordination.Relevance;

namespace PoolCoordination.PowerShell.Commands;

/// <summary>Set-PoolInstance: names the instance of this process, and of what it starts, and says what it works on.</summary>
[Cmdlet(
    VerbsCommon.Set,
    "PoolInstance",
    HelpUri = OnlineHelp.Folder + "Set-PoolInstance.md",
    DefaultParameterSetName = NameSet,
    SupportsShouldProcess = true
)]
[OutputType(typeof(PoolInstance))]
public sealed class SetPoolInstanceCommand : PoolCmdlet
{
    private const string NameSet = "Name";
    private const string TerminalSet = "PerTerminal";

    private string? _name;

    /// <summary>The name, such as <c>A</c> or <c>LEGION</c>.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = NameSet, ValueFromPipelineByPropertyName = true)]
    [Alias("Instance")]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(DomainCompleter))]
    public string Name { get; set; } = "";

    /// <summary>A short name that is the same each time for one terminal; a name that is set already stays. For a profile.</summary>
    [Parameter(Mandatory = true, ParameterSetName = TerminalSet)]
    public SwitchParameter PerTerminal { get; set; }

    /// <summary>The words of what it works on; they are written to the settings of the pool.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyCollection]
    [AllowNull]
    public string[]? Domain { get; set; }

    /// <summary>Set only the domain, such as that of another instance: the process keeps its own name.</summary>
    [Parameter(ParameterSetName = NameSet)]
    public SwitchParameter DomainOnly { get; set; }

    /// <summary>Gives the instance as it is then.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override object? Target => _name ?? Name;

    private protected override bool IsWriting => true;

    private protected override void Process()
    {
        _name = PerTerminal ? Pool.Environment.Instance ?? TerminalName.Of(Pool.Environment) : Identity.RequireName(Name);
        if (_name is null)
        {
            WriteError(PoolError.NoTerminal());
            return;
        }

        if (!DomainOnly && _name != Pool.Environment.Instance && ShouldProcess(PoolEnvironment.InstanceVariable, $"Set to '{_name}'"))
            Environment.SetEnvironmentVariable(PoolEnvironment.InstanceVariable, _name);
        if (
            Domain is { Length: > 0 } words
            && ShouldProcess(Pool.DomainsName, $"Set the domain of '{_name}' to {string.Join(", ", words)}")
        )
            Pool.SetDomain(new Domain(_name, words));
        if (PassThru)
            WriteObject(DomainOnly ? PoolInstance.Of(Pool, _name) : PoolInstance.Of(Pool));
    }
}
