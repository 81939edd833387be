using System.Collections;
using PoolCoordination.Host;
using PoolCoordination.Pools;

namespace PoolCoordination.PowerShell.Parameters;

/// <summary>Completes the name of an instance that has a domain.</summary>
public sealed class DomainCompleter : PoolCompleter
{
    private protected override IEnumerable<string> Values(IDictionary parameters) =>
        Ask<PoolInstance>("Get-PoolInstance", parameters, most: 1)
            .SelectMany(instance => new Pool(instance.Location!, PoolEnvironment.OfProcess).Domains)
            .Select(domain => domain.Instance);
}
