using PoolCoordination.Entries;

namespace PoolCoordination.PowerShell.Parameters;

/// <summary>Completes the name of an instance from the log's live entries.</summary>
public sealed class InstanceCompleter : LiveEntryCompleter
{
    private protected override string Value(PoolEntry entry) => entry.Instance;
}
