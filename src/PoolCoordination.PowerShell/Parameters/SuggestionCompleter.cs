using System.Collections;
using PoolCoordination.Faults;
using PoolCoordination.Host;
using PoolCoordination.Pools;

namespace PoolCoordination.PowerShell.Parameters;

/// <summary>Completes an argument from what the engine suggests for the pool that the typed parameters name.</summary>
public abstract class SuggestionCompleter : PoolCompleter
{
    /// <summary>Those of the suggestions that fit the parameter.</summary>
    private protected abstract IReadOnlyList<PoolSuggestion> Choose(PoolSuggestions suggestions);

    private protected sealed override IEnumerable<string> Values(IDictionary parameters)
    {
        try
        {
            return Ask<PoolInstance>("Get-PoolInstance", parameters, most: 1)
                .SelectMany(instance => Choose(new PoolSuggestions(PoolOpening.At(instance.Location!, PoolEnvironment.OfProcess))))
                .Select(suggestion => suggestion.Text)
                .ToList();
        }
        catch (PoolException)
        {
            // The command reports it when it runs; while it is typed there is nothing to offer.
            return [];
        }
    }
}
