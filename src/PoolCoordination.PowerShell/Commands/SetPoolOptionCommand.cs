using System.Management.Automation;
using PoolCoordination.Pools;
using PoolCoordination.PowerShell.Parameters;
using PoolCoordination.Settings;

namespace PoolCoordination.PowerShell.Commands;

/// <summary>Set-PoolOption: writes an option to the pool's settings.</summary>
[Cmdlet(
    VerbsCommon.Set,
    "PoolOption",
    HelpUri = OnlineHelp.Folder + "Set-PoolOption.md",
    DefaultParameterSetName = ValueSet,
    SupportsShouldProcess = true
)]
[OutputType(typeof(PoolOptionState))]
public sealed class SetPoolOptionCommand : PoolCmdlet
{
    private const string ValueSet = "Value";
    private const string DefaultSet = "Default";

    /// <summary>The option.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(OptionNameCompleter))]
    public string Name { get; set; } = "";

    /// <summary>Its value: a word, <c>$true</c> or <c>$false</c> for on or off, or a size such as <c>100MB</c>.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = ValueSet, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(OptionValueCompleter))]
    public string Value { get; set; } = "";

    /// <summary>Take the option out of the settings, so that its default counts again.</summary>
    [Parameter(Mandatory = true, ParameterSetName = DefaultSet)]
    public SwitchParameter Default { get; set; }

    /// <summary>Gives the option as it is then.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override object? Target => Name;

    private protected override bool IsWriting => true;

    private protected override void Process()
    {
        var option = PoolOption.Find(Name);
        var value = Default ? OptionValue.TextOf(option.Default) : option.Require(Value);
        if (
            !ShouldProcess(
                Pool.Location.SettingsPath,
                $"Set the option '{option.Name}' to {(Default ? $"its default, '{value}'" : $"'{value}'")}"
            )
        )
            return;
        var present = Pool.SetOption(option, Default ? null : value);
        if (present.OverrideNotice is { } notice)
            WriteWarning(notice);
        if (PassThru)
            WriteObject(PoolOptionState.Of(present));
    }
}
