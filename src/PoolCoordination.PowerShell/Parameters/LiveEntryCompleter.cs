using System.Collections;
using PoolCoordination.Entries;

namespace PoolCoordination.PowerShell.Parameters;

/// <summary>Completes an argument from what the live entries of the pool say.</summary>
public abstract class LiveEntryCompleter : PoolCompleter
{
    private const int MostEntries = 2000;

    /// <summary>What of an entry completes the argument.</summary>
    private protected abstract string Value(PoolEntry entry);

    private protected sealed override IEnumerable<string> Values(IDictionary parameters) =>
        Ask<PoolEntry>("Get-PoolEntry", parameters, MostEntries).Select(Value);
}
