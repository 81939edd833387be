using System.Collections;
using PoolCoordination.Claims;

namespace PoolCoordination.PowerShell.Parameters;

/// <summary>Completes the name of an instance that holds a claim.</summary>
public sealed class ClaimInstanceCompleter : PoolCompleter
{
    private const int Most = 1000;

    private protected override IEnumerable<string> Values(IDictionary parameters) =>
        Ask<Claim>("Get-PoolClaim", parameters, Most).Select(claim => claim.Instance);
}
