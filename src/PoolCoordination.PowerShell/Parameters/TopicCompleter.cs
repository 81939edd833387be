using PoolCoordination.Entries;

namespace PoolCoordination.PowerShell.Parameters;

/// <summary>Completes a topic from the log's live entries.</summary>
public sealed class TopicCompleter : LiveEntryCompleter
{
    private protected override string Value(PoolEntry entry) => entry.Topic;
}
