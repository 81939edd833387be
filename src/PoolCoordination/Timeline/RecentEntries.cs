using PoolCoordination.Entries;
using PoolCoordination.Log;
using PoolCoordination.Log.Archive;

namespace PoolCoordination.Timeline;

/// <summary>The entries of a log and its archive since a moment, kept up to date by reading what was added.</summary>
internal sealed class RecentEntries
{
    /// <summary>How many are kept, the newest: more than these nobody sees on a page, and they would fill the memory.</summary>
    public const int Most = 20_000;

    // The oldest first, as they are added at the end.
    private readonly List<PoolEntry> _entries = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private LogPosition? _position;
    private DateTimeOffset _asked = DateTimeOffset.MaxValue;

    /// <summary>The entries, in the order of the log.</summary>
    public IReadOnlyCollection<PoolEntry> InOrder => _entries;

    /// <summary>The moment from which on all are there: the one that was asked for, or a later one where they are too many.</summary>
    public DateTimeOffset From { get; private set; } = DateTimeOffset.MaxValue;

    /// <summary>Takes up what was added up to the end of a snapshot, and lets go of what is too old.</summary>
    /// <param name="log">The log.</param>
    /// <param name="snapshot">Its content.</param>
    /// <param name="from">The moment from which on entries are asked for.</param>
    /// <param name="now">The present.</param>
    public void Update(PoolLog log, LogSnapshot snapshot, DateTimeOffset from, DateTimeOffset now)
    {
        var end = snapshot.EndPosition();
        if (from < _asked || !CanReadOn(snapshot, out var offset))
            ReadAnew(log, from, now);
        else if (end != _position)
            Add(snapshot.EntriesBack(new EntryScan { Oldest = from, From = offset }).Reverse(), now);
        (_position, _asked) = (end, from);
        Shorten(from);
    }

    private bool CanReadOn(LogSnapshot snapshot, out long offset)
    {
        offset = 0;
        // A line that moved shows that others before it may be gone.
        return _position is { } position && snapshot.TryFind(position, out offset) && offset == position.Offset;
    }

    private void ReadAnew(PoolLog log, DateTimeOffset from, DateTimeOffset now)
    {
        _entries.Clear();
        _ids.Clear();
        From = from;
        Add(log.EntriesBack(new EntryScan { Oldest = from }, includeArchive: true).Take(Most + 1).Reverse(), now);
    }

    private void Add(IEnumerable<PoolEntry> entries, DateTimeOffset now)
    {
        // The archive is read with a log that may have grown since the snapshot.
        foreach (var entry in entries)
        {
            if (!entry.IsFromFutureOf(now) && (entry.Id.Length == 0 || _ids.Add(entry.Id)))
                _entries.Add(entry);
        }
    }

    private void Shorten(DateTimeOffset from)
    {
        var surplus = _entries.Count - Most;
        if (surplus > 0)
            from = _entries[surplus].Timestamp > from ? _entries[surplus].Timestamp : from;
        From = from > From || From == DateTimeOffset.MaxValue ? from : From;
        _ = _entries.RemoveAll(entry => entry.Timestamp < From && (entry.Id.Length == 0 || _ids.Remove(entry.Id)));
    }
}
