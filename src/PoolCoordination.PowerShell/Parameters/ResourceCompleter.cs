using PoolCoordination.Pools;

namespace PoolCoordination.PowerShell.Parameters;

/// <summary>Completes the name of a resource, such as <c>port:3000</c>; where none begins so, PowerShell completes a path.</summary>
public sealed class ResourceCompleter : SuggestionCompleter
{
    private protected override IReadOnlyList<PoolSuggestion> Choose(PoolSuggestions suggestions) => suggestions.Resources;
}
