using PoolCoordination.Pools;

namespace PoolCoordination.PowerShell.Parameters;

/// <summary>Completes the name of an instance that holds a claim.</summary>
public sealed class ClaimInstanceCompleter : SuggestionCompleter
{
    private protected override IReadOnlyList<PoolSuggestion> Choose(PoolSuggestions suggestions) => suggestions.ClaimHolders;
}
