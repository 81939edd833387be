using PoolCoordination.Entries;

namespace PoolCoordination.Log;

/// <summary>A log's content at one moment. Writers go on meanwhile.</summary>
public abstract class LogSnapshot : IDisposable
{
    /// <summary>The log's size in bytes; 0 where it is empty, or not kept in a file.</summary>
    public abstract long Length { get; }

    /// <summary>
    /// How far a place has to be from another, by their offsets, before it is worth keeping what was read up to it: less is read again
    /// for less than it takes to write.
    /// </summary>
    public virtual long MinimumCacheDistance => 32 * 1024;

    /// <summary>The place after the last entry; null in an empty log.</summary>
    public abstract LogPosition? EndPosition();

    /// <summary>
    /// A place after a line, at least so many bytes after an offset as they hold whole lines, where a long read may pause; null where it
    /// need not before the end.
    /// </summary>
    internal virtual LogPosition? PauseAfter(long offset, long bytes) => null;

    /// <summary>Finds where live entries begin; not where a log gives live ones alone without passing over others.</summary>
    /// <param name="now">The moment at which they are live.</param>
    /// <param name="known">Where they began at an earlier moment.</param>
    internal virtual LiveStart LiveAt(DateTimeOffset now, LiveStart known) => known;

    /// <summary>Entries from the newest back, as they are read.</summary>
    public abstract IEnumerable<PoolEntry> EntriesBack(EntryScan scan);

    /// <summary>Gets the entries from the oldest on.</summary>
    public abstract IEnumerable<PoolEntry> Entries(EntryScan scan);

    /// <summary>
    /// Gives the lines between two offsets, the oldest first, to a receiver that decides on each. A log that has to send its lines sends
    /// only those that a filter lets pass; what is in a file is given whole.
    /// </summary>
    /// <param name="from">The offset after a line at which to begin.</param>
    /// <param name="upTo">The offset after the last line.</param>
    /// <param name="filter">Which lines may be left out.</param>
    /// <param name="take">Takes a line, without its break.</param>
    public abstract void ReadLines(long from, long upTo, LineFilter filter, Action<ReadOnlySpan<byte>> take);

    /// <summary>The offset of a place in this log, for <see cref="EntryScan.From"/>; false where its line is gone.</summary>
    public abstract bool TryFind(LogPosition position, out long offset);

    /// <summary>Gets the offset of a place in this log; 0 if its line is gone, as everything is after the place then.</summary>
    public long Find(LogPosition position) => TryFind(position, out var offset) ? offset : 0;

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(isDisposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases what the snapshot holds.</summary>
    /// <param name="isDisposing">Whether it is called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool isDisposing) { }
}
