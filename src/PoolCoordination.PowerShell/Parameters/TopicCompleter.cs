using PoolCoordination.Pools;

namespace PoolCoordination.PowerShell.Parameters;

/// <summary>Completes a topic from the live entries of the pool.</summary>
public sealed class TopicCompleter : SuggestionCompleter
{
    private protected override IReadOnlyList<PoolSuggestion> Choose(PoolSuggestions suggestions) => suggestions.Topics;
}
