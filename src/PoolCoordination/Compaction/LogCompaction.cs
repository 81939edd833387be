using PoolCoordination.Claims;
using PoolCoordination.Faults;
using PoolCoordination.Log;
using PoolCoordination.Log.Remote;

namespace PoolCoordination.Compaction;

/// <summary>
/// Takes out of a log the entries whose time to live ended more than seven days ago, but for those on which the verdict about a younger
/// claim depends. Those of a file go to the archive beside it; a server deletes them.
/// </summary>
internal static class LogCompaction
{
    /// <summary>Compacts a log. Others may write and read meanwhile; where it is killed, nothing has changed.</summary>
    /// <param name="log">The log.</param>
    /// <param name="now">The moment against which ages are measured.</param>
    /// <param name="progress">Receives the share of the log that is read, from 0 to 1.</param>
    /// <param name="cancellation">Ends it without a change.</param>
    /// <exception cref="PoolException">Another compaction is at work, or writers did not let up; nothing was changed.</exception>
    public static CompactionResult Compact(
        this PoolLog log,
        DateTimeOffset now,
        Action<double>? progress = null,
        CancellationToken cancellation = default
    ) =>
        log is RemoteLog remote
            ? Compact(remote, now, progress, cancellation)
            : new FileCompaction(log.Location, now).Run(progress, cancellation);

    /// <summary>
    /// The moment before which the time to live of what a compaction takes has ended: seven days ago, in whole seconds as the log has its
    /// times.
    /// </summary>
    internal static DateTimeOffset OverBefore(DateTimeOffset now) =>
        DateTimeOffset.FromUnixTimeSeconds((now - TimeSpan.FromDays(7)).ToUnixTimeSeconds());

    private static CompactionResult Compact(RemoteLog log, DateTimeOffset now, Action<double>? progress, CancellationToken cancellation)
    {
        var before = OverBefore(now);
        using var snapshot = log.Open();
        var last = snapshot.EntriesBack(new EntryScan()).Select(entry => entry.Id).FirstOrDefault("");
        var needed = ClaimDependencies.Of(snapshot.Entries(ClaimFilter.Scan(cancellation)), before, last);
        var (deleted, kept) = log.DeleteExpired(before, needed, cancellation);
        progress?.Invoke(1);
        return new CompactionResult(deleted, kept, ArchivePath: null);
    }
}
