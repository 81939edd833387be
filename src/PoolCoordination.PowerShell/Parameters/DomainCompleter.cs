using PoolCoordination.Pools;

namespace PoolCoordination.PowerShell.Parameters;

/// <summary>Completes the name of an instance that has a domain.</summary>
public sealed class DomainCompleter : SuggestionCompleter
{
    private protected override IReadOnlyList<PoolSuggestion> Choose(PoolSuggestions suggestions) => suggestions.InstancesWithDomain;
}
