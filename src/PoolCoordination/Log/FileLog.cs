using PoolCoordination.Checks;
using PoolCoordination.Entries;

namespace PoolCoordination.Log;

/// <summary>The log in a file: one JSON object a line, only ever appended to. The order of lines is the order of events.</summary>
public sealed class FileLog(PoolLocation location, TimeProvider? clock = null) : PoolLog(location, clock)
{
    private const int MostAttempts = 16;

    /// <inheritdoc/>
    public override void Append(PoolEntry entry)
    {
        if (Directory.Exists(Location.LogPath))
            throw PoolLocation.FolderError(Location.LogPath);
        using var place = LogLock.Share(Location.FilePath);
        Append(Location.LogPath, EntryWriter.Line(entry).Span);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<PoolProblem> Initialize(params IReadOnlyList<string> writers)
    {
        ArgumentNullException.ThrowIfNull(writers);
        if (writers.Count > 0)
            throw new PoolException($"The pool '{Location.LogPath}' is a file of yours, which nobody can be granted; a pool on a server has roles.");
        if (Directory.Exists(Location.LogPath))
            throw PoolLocation.FolderError(Location.LogPath);
        PrivateFile.Create(Location.LogPath);
        return [];
    }

    /// <inheritdoc/>
    public override LogSnapshot Open() => FileSnapshot.Open(Location.LogPath);

    /// <inheritdoc/>
    public override LogFollower Follow() => new FileFollower(Location);

    /// <inheritdoc/>
    public override IEnumerable<PoolEntry> EntriesBack(EntryScan scan, bool includeArchive = false) =>
        includeArchive ? ArchivedEntries.WithLog(Location, scan) : base.EntriesBack(scan);

    /// <summary>The same as <see cref="PoolLog.Compact"/>: the entries go to the archive beside the log.</summary>
    public override CompactionResult Compact(DateTimeOffset now, Action<double>? progress = null, CancellationToken cancellation = default) =>
        new Compaction(Location, now).Run(progress, cancellation);

    /// <inheritdoc/>
    public override IReadOnlyList<PoolProblem> Check(CancellationToken cancellation = default) => new LogCheck(Location, Now).Problems(cancellation);

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
