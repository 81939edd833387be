using PoolCoordination.Pools;

namespace PoolCoordination.PowerShell.Parameters;

/// <summary>Completes the topic of a claim that is held.</summary>
public sealed class ClaimTopicCompleter : SuggestionCompleter
{
    private protected override IReadOnlyList<PoolSuggestion> Choose(PoolSuggestions suggestions) => suggestions.ClaimedTopics;
}
