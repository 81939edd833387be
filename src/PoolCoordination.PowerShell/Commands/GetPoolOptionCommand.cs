using System.Management.Automation;
using PoolCoordination.Pools;
using PoolCoordination.PowerShell.Parameters;
using PoolCoordination.Settings;

namespace PoolCoordination.PowerShell.Commands;

/// <summary>Get-PoolOption: the options of a pool with their values, and where each value came from.</summary>
[Cmdlet(VerbsCommon.Get, "PoolOption", HelpUri = OnlineHelp.Folder + "Get-PoolOption.md")]
[OutputType(typeof(PoolOptionState))]
public sealed class GetPoolOptionCommand : PoolCmdlet
{
    private string _name = "";

    /// <summary>The options, by name; wildcards are allowed. All without it.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(OptionNameCompleter))]
    public string[] Name { get; set; } = ["*"];

    private protected override PoolUse Use => PoolUse.Options;

    private protected override object? Target => _name;

    private protected override void Process()
    {
        foreach (var name in Name)
        {
            _name = name;
            Attempt(WriteMatches);
        }
    }

    private void WriteMatches()
    {
        var pattern = WildcardPattern.Get(_name, WildcardOptions.IgnoreCase);
        // A pattern may fit nothing; a name that fits nothing is a mistake.
        if (!WildcardPattern.ContainsWildcardCharacters(_name))
            _ = PoolOption.Find(_name);
        foreach (var option in Pool.Settings.Options.Where(option => pattern.IsMatch(option.Option.Name)))
            WriteObject(PoolOptionState.Of(option));
    }
}
