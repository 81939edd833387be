using System.Collections;

namespace PoolCoordination.PowerShell.Parameters;

/// <summary>Completes a length of time with those that people ask for, which also shows how one is written.</summary>
public sealed class DurationCompleter : PoolCompleter
{
    private protected override IEnumerable<string> Values(IDictionary parameters) => ["5m", "30m", "1h", "8h", "1d", "7d"];
}
