using PoolCoordination.Entries;
using PoolCoordination.Log;
using PoolCoordination.Log.Archive;

namespace PoolCoordination.Pools;

/// <summary>The ids of a log's entries, read as far back as they are asked for.</summary>
internal sealed class KnownIds(PoolLog log)
{
    private static readonly TimeSpan s_clockTolerance = TimeSpan.FromHours(1);

    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private DateTimeOffset _readFrom = DateTimeOffset.MaxValue;

    /// <summary>Takes up an entry's id; false where the log has it, or it was taken up before.</summary>
    public bool Add(PoolEntry entry)
    {
        var from =
            entry.Timestamp - DateTimeOffset.UnixEpoch > s_clockTolerance ? entry.Timestamp - s_clockTolerance : DateTimeOffset.MinValue;
        if (from < _readFrom)
            // Whoever asks for a second one that is older asks for many.
            Read(_readFrom == DateTimeOffset.MaxValue ? from : DateTimeOffset.MinValue);
        return _ids.Add(entry.Id);
    }

    /// <summary>Reads the ids of the whole log and its archive.</summary>
    public void ReadAll(CancellationToken cancellation) => Read(DateTimeOffset.MinValue, cancellation);

    private void Read(DateTimeOffset from, CancellationToken cancellation = default)
    {
        foreach (
            var entry in log.EntriesBack(
                new EntryScan { Oldest = from, Cancellation = cancellation },
                includeArchive: from == DateTimeOffset.MinValue
            )
        )
            _ids.Add(entry.Id);
        _readFrom = from;
    }
}
