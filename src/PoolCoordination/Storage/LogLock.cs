using Microsoft.Win32.SafeHandles;

namespace PoolCoordination.Storage;

/// <summary>
/// Keeps a log at its place. Writers share it, so that they never wait for each other; who puts another file in the log's place has it
/// alone for that moment, so that no line goes to the file that is leaving. Readers need none. It is a lock on an empty file beside the
/// log.
/// </summary>
internal sealed class LogLock : IDisposable
{
    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(10);

    private readonly SafeFileHandle _file;

    private LogLock(SafeFileHandle file) => _file = file;

    /// <summary>
    /// Keeps a log from being replaced; null if another had it alone for longer than the limit. On Windows it keeps other writers out
    /// too: two appends at once are not both whole on every file system there.
    /// </summary>
    public static LogLock? TryAcquireShared(string logPath, TimeSpan limit, FileOwners owners) =>
        TryAcquire(logPath, isExclusive: OperatingSystem.IsWindows(), limit, owners);

    /// <summary>Keeps others from writing; null if they did not let up for ten seconds.</summary>
    public static LogLock? TryAcquireExclusive(string logPath, FileOwners owners) => TryAcquireExclusive(logPath, s_longestWait, owners);

    /// <summary>Keeps others from writing; null if they did not let up within the limit.</summary>
    public static LogLock? TryAcquireExclusive(string logPath, TimeSpan limit, FileOwners owners) =>
        TryAcquire(logPath, isExclusive: true, limit, owners);

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    // Who may write to the log must be able to open its lock.
    private static LogLock? TryAcquire(string logPath, bool isExclusive, TimeSpan limit, FileOwners owners) =>
        FileLock.TryAcquire(logPath + ".lock", isExclusive, limit, like: logPath, owners) is { } file ? new LogLock(file) : null;
}
