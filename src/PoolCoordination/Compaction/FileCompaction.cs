using Microsoft.Win32.SafeHandles;
using PoolCoordination.Claims;
using PoolCoordination.Entries;
using PoolCoordination.Faults;
using PoolCoordination.Log;
using PoolCoordination.Log.Archive;
using PoolCoordination.Storage;

namespace PoolCoordination.Compaction;

/// <summary>
/// Moves lines whose time to live ended more than seven days ago from the log to the archive, while others write and read. All other
/// lines stay as they are, byte for byte, those that are not entries too. So do lines on which the verdict about a younger claim depends.
/// </summary>
/// <remarks>
/// The old lines are copied to a new archive file and the others to a new log, without a lock. Then, with the writers kept out for the
/// moment, what they added meanwhile is copied as well and the new log takes the old one's place. That one step changes both: the new
/// log's name says which archive file does not count as long as the new log stands there. Killed before it, the compaction has
/// changed nothing, and the next one removes the two files.
/// </remarks>
internal sealed class FileCompaction(PoolLocation location, DateTimeOffset now)
{
    // A line stays for its own sake by the same measure by which others stay for its sake.
    private readonly DateTimeOffset _before = LogCompaction.OverBefore(now);
    private readonly ArchiveFolder _archive = new(location);
    private readonly string _logPath = location.FilePath;

    /// <summary>The file that a compaction keeps locked while it runs.</summary>
    public static string LockPathOf(PoolLocation location) => location.FilePath + ".compact.lock";

    /// <summary>Compacts the log.</summary>
    /// <param name="progress">Receives the share that is read, from 0 to 1.</param>
    /// <param name="cancellation">Ends it without a change.</param>
    /// <exception cref="PoolException">
    /// Another compaction is at work, writers did not let up for ten seconds, or the log is another's; nothing was changed.
    /// </exception>
    public CompactionResult Run(Action<double>? progress = null, CancellationToken cancellation = default)
    {
        if (Directory.Exists(_logPath))
            throw PoolLocation.FolderError(_logPath);
        if (!File.Exists(_logPath))
            return new CompactionResult(0, 0, null);
        RequireOwner();
        _archive.RequireFolder();
        using var mutex = FileMutex.Acquire(LockPathOf(location));
        _archive.RemoveUnfinished();
        var path = _archive.NewPath(now);
        var newLogPath = _archive.NewLogPath(path);
        try
        {
            return Rewrite(path, newLogPath, progress, cancellation);
        }
        finally
        {
            File.Delete(newLogPath);
        }
    }

    private CompactionResult Rewrite(string path, string newLogPath, Action<double>? progress, CancellationToken cancellation)
    {
        using var log =
            RegularFile.OpenForReading(_logPath, location.Owners)
            ?? throw new FileNotFoundException($"The log '{_logPath}' no longer exists.", _logPath);
        using var newLog = PrivateFile.CreateLike(newLogPath, _logPath);
        var (length, last) = LastLine(log);
        var needed = ClaimDependencies.Of(FileSnapshot.Of(log).Entries(ClaimFilter.Scan(cancellation)), _before, last);
        using var lines = new ForwardLines(log, 0, length);
        using var archive = new ArchiveFile(path, _logPath);
        long kept = 0;
        while (lines.MoveNext())
        {
            cancellation.ThrowIfCancellationRequested();
            // The last line stays whatever its age: readers know by it where they are.
            var isOld = IsOld(lines.Line, needed) && lines.LineEnd < length;
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
        // Most of it is on the disk before anybody has to wait.
        length = CopyRest(log, length, newLog);
        newLog.Flush(flushToDisk: true);
        using (LogLock.TryAcquireExclusive(_logPath, location.Owners) ?? throw Busy())
        {
            CopyRest(log, length, newLog);
            newLog.Flush(flushToDisk: true);
            // Windows moves no file that its own process has open, where it cannot rename as POSIX does.
            newLog.Dispose();
            PrivateFile.Move(newLogPath, _logPath);
            archive.Keep();
            // What is written and synced from now on is in the new log, which a loss of power must not take.
            UnixFile.SyncFolder(Path.GetDirectoryName(_logPath)!);
        }

        return new CompactionResult(archive.Lines, kept, archive.Path);
    }

    private static (long End, string Id) LastLine(SafeFileHandle log)
    {
        using var lines = new BackwardLines(log, 0, RandomAccess.GetLength(log));
        if (!lines.MoveNext())
            return (0, "");
        _ = EntryReader.TryRead(lines.Line, out var entry);
        return (lines.LineEnd, entry.Id);
    }

    private bool IsOld(ReadOnlySpan<byte> line, IReadOnlySet<string> needed)
    {
        // The bytes show what is too young; the rest is parsed, as a torn line may have a time too, and what is not an entry stays.
        if (LineNumber.TryFindTimestamp(line, out var second) && second >= _before.ToUnixTimeSeconds())
            return false;
        return EntryReader.TryRead(line, out var entry)
            && entry.Timestamp > DateTimeOffset.UnixEpoch
            && entry.ExpiresAt.ToUnixTimeSeconds() < _before.ToUnixTimeSeconds()
            && !(needed.Contains(entry.Id) && ClaimLine.MayPass(line));
    }

    /// <summary>Copies what stands after an offset.</summary>
    /// <returns>The offset up to which is copied now.</returns>
    private static long CopyRest(SafeFileHandle log, long from, FileStream newLog)
    {
        var block = new byte[64 * 1024];
        int got;
        for (; (got = RandomAccess.Read(log, block, from)) > 0; from += got)
            newLog.Write(block, 0, got);
        return from;
    }

    /// <summary>Refuses a log of another: the new one would be the user's, and root alone can give it back.</summary>
    private void RequireOwner()
    {
        if (OperatingSystem.IsWindows() || UnixUser.IsRoot || UnixStatus.Of(_logPath) is not { } status || status.User == UnixUser.Current)
            return;
        var owner = UnixUser.NameOf(status.User);
        throw new PoolException($"The log '{_logPath}' belongs to {owner}; only {owner} or root can compact it.")
        {
            Fault = PoolFault.Location,
        };
    }

    private PoolException Busy() =>
        new($"The log '{_logPath}' was not compacted: others keep writing to it; try again later.") { Fault = PoolFault.Busy };
}
