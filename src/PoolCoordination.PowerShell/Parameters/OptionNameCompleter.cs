using System.Collections;
using PoolCoordination.Settings;

namespace PoolCoordination.PowerShell.Parameters;

/// <summary>Completes the name of an option.</summary>
public sealed class OptionNameCompleter : PoolCompleter
{
    private protected override IEnumerable<string> Values(IDictionary parameters) => PoolOption.All.Select(option => option.Name);
}
