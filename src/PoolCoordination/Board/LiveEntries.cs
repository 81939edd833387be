using PoolCoordination.Entries;
using PoolCoordination.Log;

namespace PoolCoordination.Board;

/// <summary>The live entries of a log, kept up to date by reading what was added.</summary>
internal sealed class LiveEntries
{
    // The oldest first, as they are added at the end.
    private readonly List<PoolEntry> _entries = [];
    private LogPosition? _position;

    /// <summary>The entries, newest first.</summary>
    public IReadOnlyList<PoolEntry> Newest => [.. _entries.AsEnumerable().Reverse()];

    /// <summary>Takes up what was added up to the end of a snapshot, and lets go of what has expired since.</summary>
    public void Update(LogSnapshot snapshot, DateTimeOffset now)
    {
        var end = snapshot.EndPosition();
        if (end != _position)
            Read(snapshot, now);
        _position = end;
        _entries.RemoveAll(entry => !entry.IsLiveAt(now));
    }

    private void Read(LogSnapshot snapshot, DateTimeOffset now)
    {
        var scan = EntryScan.Live(now);
        // A line that moved shows that others before it may be gone.
        if (_position is { } position && snapshot.TryFind(position, out var from) && from == position.Offset)
            scan = scan with { From = from };
        else
            _entries.Clear();
        _entries.AddRange(snapshot.EntriesBack(scan).Reverse());
    }
}
