using PoolCoordination.Pools;

namespace PoolCoordination.PowerShell.Parameters;

/// <summary>Completes the name of an instance with live entries or a domain.</summary>
public sealed class InstanceCompleter : SuggestionCompleter
{
    private protected override IReadOnlyList<PoolSuggestion> Choose(PoolSuggestions suggestions) => suggestions.Instances;
}
