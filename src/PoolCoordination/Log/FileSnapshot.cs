using System.Buffers;
using Microsoft.Win32.SafeHandles;
using PoolCoordination.Entries;
using PoolCoordination.Faults;
using PoolCoordination.Storage;

namespace PoolCoordination.Log;

/// <summary>The content of a log's file at one moment: the whole lines up to its length then.</summary>
internal sealed class FileSnapshot : LogSnapshot
{
    /// <summary>The length in bytes beyond which a line is passed over, whatever it says: the longest that is written has 50 KB.</summary>
    public const int LongestLine = 1024 * 1024;

    private readonly SafeFileHandle? _file;

    private FileSnapshot(SafeFileHandle? file)
    {
        _file = file;
        Length = file is null ? 0 : RandomAccess.GetLength(file);
    }

    /// <summary>The log's length in bytes, a torn last line included; 0 where there is no file.</summary>
    public override long Length { get; }

    /// <summary>Opens a log; a missing one is empty.</summary>
    /// <param name="path">The log.</param>
    /// <param name="owners">Whose it may be.</param>
    /// <exception cref="PoolException">The path is a folder.</exception>
    /// <exception cref="PoolUnreadableException">It is not a file, is another's, or cannot be opened.</exception>
    public static FileSnapshot Open(string path, FileOwners owners = FileOwners.Any)
    {
        try
        {
            return new FileSnapshot(RegularFile.OpenForReading(path, owners));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Directory.Exists(path)
                ? PoolLocation.FolderError(path, exception)
                : new PoolUnreadableException($"The pool cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>A file that is open already.</summary>
    public static FileSnapshot Of(SafeFileHandle file) => new(file);

    /// <summary>The lines from the newest back to an offset.</summary>
    public BackwardLines LinesBack(long from = 0) => new(_file, from, Length, LongestLine);

    /// <inheritdoc/>
    public override LogPosition? EndPosition()
    {
        using var lines = LinesBack();
        return lines.MoveNext() ? LogPosition.After(lines.Line, lines.LineEnd) : null;
    }

    /// <inheritdoc/>
    internal override LogPosition? PauseAfter(long offset, long bytes)
    {
        for (; offset + bytes < Length; bytes *= 2)
        {
            using var lines = new BackwardLines(_file, offset, offset + bytes);
            if (lines.MoveNext())
                return LogPosition.After(lines.Line, lines.LineEnd);
        }

        return null;
    }

    /// <summary>
    /// Entries from the newest back. Lines are skipped by their bytes where those suffice; it stops where <see cref="LineAge"/> says.
    /// </summary>
    public override IEnumerable<PoolEntry> EntriesBack(EntryScan scan)
    {
        ArgumentNullException.ThrowIfNull(scan);
        // The switch stands alone, so that a compiler sees that what depends on it is never used.
        var entries = Scan(scan);
        var isLarge = Length - scan.From >= ParallelScan.WorthwhileSize;
        if (ParallelScan.IsSupported && isLarge && scan is { IsUnbounded: true, UsesOneCore: false })
            entries = new ParallelScan(_file!, scan, Length).Entries();
        var ids = new RecentIds();
        foreach (var entry in entries)
        {
            if (ids.Add(entry.Id))
                yield return entry;
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<PoolEntry> Entries(EntryScan scan)
    {
        ArgumentNullException.ThrowIfNull(scan);
        if (_file is null)
            yield break;
        var ids = new RecentIds();
        using var lines = new ForwardLines(_file, scan.From, Length, LongestLine);
        while (lines.MoveNext())
        {
            scan.Cancellation.ThrowIfCancellationRequested();
            scan.Progress?.Invoke((double)(lines.LineEnd - scan.From) / (Length - scan.From));
            if (
                scan.MayPass(lines.Line)
                && EntryReader.TryRead(lines.Line, out var entry)
                && scan.Passes(entry)
                && (scan.IncludesRepeats || ids.Add(entry.Id))
            )
                yield return entry;
        }
    }

    /// <inheritdoc/>
    public override void ReadLines(long from, long upTo, LineFilter filter, Action<ReadOnlySpan<byte>> take)
    {
        ArgumentNullException.ThrowIfNull(take);
        if (_file is null)
            return;
        using var lines = new ForwardLines(_file, from, Math.Min(upTo, Length), LongestLine);
        while (lines.MoveNext())
            take(lines.Line);
    }

    /// <inheritdoc/>
    internal override LiveStart LiveAt(DateTimeOffset now, LiveStart known)
    {
        var start = known.OffsetAt(now);
        var age = new LineAge(EntryScan.Live(now));
        using var lines = LinesBack(start);
        for (var isLast = true; !age.IsTooOld && lines.MoveNext(); isLast = false)
        {
            if (isLast)
                start = lines.LineEnd;
            if (age.MayPass(lines.Line))
                start = lines.LineEnd - lines.Line.Length - 1;
        }

        return new LiveStart(start, now.ToUnixTimeSeconds());
    }

    private IEnumerable<PoolEntry> Scan(EntryScan scan)
    {
        var age = new LineAge(scan);
        using var lines = LinesBack(scan.From);
        while (!age.IsTooOld && lines.MoveNext())
        {
            scan.Cancellation.ThrowIfCancellationRequested();
            scan.Progress?.Invoke((double)(Length - lines.LineEnd) / (Length - scan.From));
            if (
                age.MayPass(lines.Line)
                && scan.MayPass(lines.Line)
                && EntryReader.TryRead(lines.Line, out var entry)
                && scan.Passes(entry)
            )
                yield return entry;
        }
    }

    /// <summary>The offset of a place: its own where the line stands there still, else that of the line further back.</summary>
    public override bool TryFind(LogPosition position, out long offset)
    {
        offset = position.Offset;
        if (StandsAt(position))
            return true;
        using var lines = LinesBack();
        while (lines.MoveNext())
        {
            offset = lines.LineEnd;
            if (position.IsAfter(lines.Line))
                return true;
        }

        offset = 0;
        return false;
    }

    /// <summary>Gets the file as it is now, with this one's handle, also if another file has replaced it since.</summary>
    public FileSnapshot Again() => new(_file);

    /// <inheritdoc/>
    protected override void Dispose(bool isDisposing)
    {
        if (isDisposing)
            _file?.Dispose();
        base.Dispose(isDisposing);
    }

    private bool StandsAt(LogPosition position)
    {
        var start = position.Offset - position.LineLength - 1;
        if (_file is null || start < 0 || position.LineLength < 0 || position.Offset > Length)
            return false;
        var line = ArrayPool<byte>.Shared.Rent(position.LineLength + 1);
        try
        {
            var bytes = line.AsSpan(0, position.LineLength + 1);
            return RandomAccess.Read(_file, bytes, start) == bytes.Length && bytes[^1] == '\n' && position.IsAfter(bytes[..^1]);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(line);
        }
    }
}
