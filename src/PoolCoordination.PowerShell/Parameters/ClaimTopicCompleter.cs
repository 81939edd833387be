using System.Collections;
using PoolCoordination.Claims;

namespace PoolCoordination.PowerShell.Parameters;

/// <summary>Completes the topic of a claim that is held.</summary>
public sealed class ClaimTopicCompleter : PoolCompleter
{
    private const int Most = 1000;

    private protected override IEnumerable<string> Values(IDictionary parameters) =>
        Ask<Claim>("Get-PoolClaim", parameters, Most).Select(claim => claim.Topic);
}
