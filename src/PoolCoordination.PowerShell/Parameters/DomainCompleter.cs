using System.Collections;
using PoolCoordination.Host;

namespace PoolCoordination.PowerShell.Parameters;

/// <summary>Completes the name of an instance that has a domain.</summary>
public sealed class DomainCompleter : PoolCompleter
{
    private protected override IEnumerable<string> Values(IDictionary parameters) =>
        Ask<PoolInstance>("Get-PoolInstance", parameters, most: 1)
            .SelectMany(instance => PoolOpening.At(instance.Location!, PoolEnvironment.OfProcess).Domains)
            .Select(domain => domain.Instance);
}
