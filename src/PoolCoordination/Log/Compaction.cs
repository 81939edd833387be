using Microsoft.Win32.SafeHandles;
using PoolCoordination.Entries;

namespace PoolCoordination.Log;

/// <summary>
/// Moves lines whose time to live ended more than seven days ago from the log to the archive, while others write and read. All other
/// lines stay as they are, byte for byte, those that are no entries too.
/// </summary>
/// <remarks>
/// The old lines are copied to a new archive file and the others to a new log, without a lock. Then, with the writers kept out for the
/// moment, what they added meanwhile is copied as well and the new log takes the old one's place. Killed before that, the compaction
/// has changed nothing but to leave an archive of lines that are still in the log: readers tell repeats by id, and the next compaction
/// removes it.
/// </remarks>
internal sealed class Compaction(PoolLocation location, DateTimeOffset now)
{
    private static readonly TimeSpan s_keptAfterExpiry = TimeSpan.FromDays(7);

    private readonly double _lastSecond = (now - s_keptAfterExpiry).ToUnixTimeSeconds();
    private readonly Archive _archive = new(location);

    private string NewLogPath => location.LogPath + ".compacting";

    /// <summary>Compacts the log.</summary>
    /// <param name="progress">Is told the share that is read, from 0 to 1.</param>
    /// <param name="cancellation">Ends it without a change.</param>
    /// <exception cref="PoolException">Another compaction is at work, or writers did not let up for ten seconds; nothing was changed.</exception>
    public CompactionResult Run(Action<double>? progress = null, CancellationToken cancellation = default)
    {
        if (!File.Exists(location.LogPath))
            return new CompactionResult(0, 0, null);
        using var turn = FileTurn.Take(location.LogPath + ".compact.lock");
        try
        {
            RemoveLeftovers();
            return Rewrite(progress, cancellation);
        }
        finally
        {
            File.Delete(NewLogPath);
        }
    }

    private CompactionResult Rewrite(Action<double>? progress, CancellationToken cancellation)
    {
        using var log = File.OpenHandle(location.LogPath, share: FileShare.ReadWrite | FileShare.Delete);
        using var newLog = PrivateFile.CreateLike(NewLogPath, location.LogPath);
        var length = EndOfLastLine(log);
        using var lines = new ForwardLines(log, 0, length);
        using var archive = new ArchiveFile(_archive.NewPath(now));
        long kept = 0;
        while (lines.MoveNext())
        {
            cancellation.ThrowIfCancellationRequested();
            // The last line stays whatever its age: readers know by it where they are.
            var isOld = IsOld(lines.Line) && lines.LineEnd < length;
            if (isOld)
                archive.Write(lines.LineWithBreak);
            else
                newLog.Write(lines.LineWithBreak);
            kept += isOld ? 0 : 1;
            progress?.Invoke((double)lines.LineEnd / length);
        }

        if (archive.Lines == 0)
            return new CompactionResult(0, kept, null);
        archive.Close();
        using (LogLock.TakeAlone(location.LogPath) ?? throw Busy())
        {
            CopyRest(log, length, newLog);
            newLog.Flush(flushToDisk: true);
            File.Move(NewLogPath, location.LogPath, overwrite: true);
            archive.Keep();
        }

        return new CompactionResult(archive.Lines, kept, archive.Path);
    }

    private static long EndOfLastLine(SafeFileHandle log)
    {
        using var lines = new BackwardLines(log, 0, RandomAccess.GetLength(log));
        return lines.MoveNext() ? lines.LineEnd : 0;
    }

    private bool IsOld(ReadOnlySpan<byte> line)
    {
        if (LineNumber.TryFindTimestamp(line, out var second) && LineNumber.TryFindTtl(line, out var ttl))
            return second + TimeToLive.Bound(ttl).TotalSeconds < _lastSecond;
        return EntryReader.TryRead(line, out var entry)
            && entry.Timestamp > DateTimeOffset.UnixEpoch
            && entry.ExpiresAt.ToUnixTimeSeconds() < _lastSecond;
    }

    private static void CopyRest(SafeFileHandle log, long from, FileStream newLog)
    {
        var block = new byte[64 * 1024];
        int got;
        for (; (got = RandomAccess.Read(log, block, from)) > 0; from += got)
            newLog.Write(block, 0, got);
    }

    /// <summary>Removes what a compaction that was killed has left behind.</summary>
    private void RemoveLeftovers()
    {
        _archive.RemoveUnfinished();
        if (_archive.Leftover() is { } leftover)
            File.Delete(leftover);
    }

    private PoolException Busy() =>
        new($"The log '{location.LogPath}' is written to without a pause; it was not compacted.") { Fault = PoolFault.Busy };
}
