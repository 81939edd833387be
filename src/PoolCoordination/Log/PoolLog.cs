using PoolCoordination.Entries;

namespace PoolCoordination.Log;

/// <summary>The file that instances share: one JSON object a line, only ever appended to. The order of lines is the order of events.</summary>
public sealed class PoolLog
{
    private const int MostAttempts = 16;

    /// <summary>The log at a location; the file need not exist.</summary>
    public PoolLog(PoolLocation location)
    {
        ArgumentNullException.ThrowIfNull(location);
        Location = location;
    }

    /// <summary>Where it is.</summary>
    public PoolLocation Location { get; }

    /// <summary>Writes an entry as one line. When this returns, every later read sees it.</summary>
    /// <exception cref="IOException">The line could not be written whole, as on a full disk.</exception>
    public void Append(PoolEntry entry)
    {
        if (Directory.Exists(Location.LogPath))
            throw PoolLocation.FolderError(Location.LogPath);
        using var place = LogLock.Share(Location.LogPath);
        Append(Location.LogPath, EntryWriter.Line(entry).Span);
    }

    /// <summary>
    /// Moves entries whose time to live ended more than seven days ago to the archive. Others may write and read meanwhile; where it is
    /// killed, nothing has changed.
    /// </summary>
    /// <param name="now">The moment against which ages are told.</param>
    /// <param name="progress">Is told the share of the log that is read, from 0 to 1.</param>
    /// <param name="cancellation">Ends it without a change.</param>
    /// <exception cref="PoolException">Another compaction is at work, or writers did not let up; nothing was changed.</exception>
    public CompactionResult Compact(DateTimeOffset now, Action<double>? progress = null, CancellationToken cancellation = default) =>
        new Compaction(Location, now).Run(progress, cancellation);

    /// <summary>The entries of the log, and among them those of its archive where that is wanted, from the newest back.</summary>
    public IEnumerable<PoolEntry> EntriesBack(EntryScan scan, bool includeArchive = false) =>
        includeArchive ? ArchivedEntries.WithLog(this, scan) : EntriesOfLog(scan);

    /// <summary>Opens what is in the log now, for reading.</summary>
    public LogSnapshot Open() => LogSnapshot.Open(Location.LogPath);

    private IEnumerable<PoolEntry> EntriesOfLog(EntryScan scan)
    {
        using var snapshot = Open();
        foreach (var entry in snapshot.EntriesBack(scan))
            yield return entry;
    }

    /// <summary>Appends one whole line, its line break included, to a file.</summary>
    internal static void Append(string path, ReadOnlySpan<byte> line)
    {
        using var file = AppendHandle.Open(path);
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var written = file.Write(line, out var end);
            if (written < line.Length)
            {
                // What stands there now is a fragment: it ends here, and the line follows whole.
                file.Write("\n"u8, out _);
                continue;
            }

            // A writer that was killed leaves a line without an end, and ours was merged into it. To look before writing would be
            // a race; looking afterwards is none.
            var start = end - line.Length;
            if (start <= 0 || file.ByteAt(start - 1) == '\n')
                return;
        }

        throw new IOException($"The line could not be written whole to '{path}' in {MostAttempts} attempts.");
    }
}
