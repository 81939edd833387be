using System.Collections;
using PoolCoordination.Settings;

namespace PoolCoordination.PowerShell.Parameters;

/// <summary>Completes the value of the option that is typed before it.</summary>
public sealed class OptionValueCompleter : PoolCompleter
{
    private protected override IEnumerable<string> Values(IDictionary parameters) =>
        PoolOption
            .All.FirstOrDefault(option => string.Equals(option.Name, parameters["Name"] as string, StringComparison.OrdinalIgnoreCase))
            ?.SuggestedValues
        ?? [];
}
