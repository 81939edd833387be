using PoolCoordination.Entries;
using PoolCoordination.Log;

namespace PoolCoordination.Postgres;

/// <summary>What a pool on PostgreSQL holds at one moment: the entries up to the last sequence then.</summary>
internal sealed class PostgresSnapshot(PostgresLog log, long identity, long end) : LogSnapshot
{
    /// <summary>So many are read in two or three round trips.</summary>
    private const long EntriesReadAtOnce = 500;

    private readonly ulong _identity = unchecked((ulong)identity);

    /// <inheritdoc/>
    public override long Length => 0;

    /// <inheritdoc/>
    public override long MinimumCacheDistance => EntriesReadAtOnce;

    /// <inheritdoc/>
    public override LogPosition? EndPosition() => end == 0 ? null : new LogPosition(end, 0, _identity);

    /// <inheritdoc/>
    public override IEnumerable<PoolEntry> EntriesBack(EntryScan scan) => Read(scan, isBack: true);

    /// <inheritdoc/>
    public override IEnumerable<PoolEntry> Entries(EntryScan scan) => Read(scan, isBack: false);

    /// <summary>The sequence of a place: its own, also where its entry was deleted since; false for a place in another pool.</summary>
    public override bool TryFind(LogPosition position, out long offset)
    {
        var isFound = position.LineLength == 0 && position.LineHash == _identity && position.Offset <= end;
        offset = isFound ? position.Offset : 0;
        return isFound;
    }

    /// <inheritdoc/>
    public override void ReadLines(long from, long upTo, LineFilter filter, Action<ReadOnlySpan<byte>> take)
    {
        ArgumentNullException.ThrowIfNull(take);
        foreach (var line in Lines(new EntryScan { From = from, Filter = filter }, isBack: false))
            take(line);
    }

    private IEnumerable<PoolEntry> Read(EntryScan scan, bool isBack)
    {
        ArgumentNullException.ThrowIfNull(scan);
        foreach (var line in Lines(scan, isBack))
        {
            if (scan.MayPass(line) && EntryReader.TryRead(line, out var entry) && scan.Passes(entry))
                yield return entry;
        }
    }

    private IEnumerable<byte[]> Lines(EntryScan scan, bool isBack)
    {
        var query = log.Query(scan, isBack);
        var last = isBack ? long.MaxValue : 0;
        while (!query.IsOver)
        {
            scan.Cancellation.ThrowIfCancellationRequested();
            foreach (var (sequence, line) in log.Do(connection => query.Read(connection, last, end), scan.Cancellation))
            {
                last = sequence;
                yield return line;
            }
        }
    }
}
