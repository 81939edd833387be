using System.Collections;
using PoolCoordination.Trust;

namespace PoolCoordination.PowerShell.Parameters;

/// <summary>Completes the folder of an approved project pool.</summary>
public sealed class TrustedPoolCompleter : PoolCompleter
{
    private const int MostPools = 200;

    private protected override IEnumerable<string> Values(IDictionary parameters) =>
        Ask<TrustedPool>("Get-PoolTrust", new Hashtable(), MostPools).Select(pool => pool.Path);
}
