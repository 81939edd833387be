using Microsoft.Win32.SafeHandles;
using PoolCoordination.Faults;

namespace PoolCoordination.Storage;

/// <summary>
/// What one process at a time holds among several that change the same file; it ends with the process at the latest. It is an advisory
/// lock of the operating system on an empty file.
/// </summary>
internal sealed class FileMutex : IDisposable
{
    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(5);

    private readonly SafeFileHandle _lock;

    private FileMutex(SafeFileHandle file) => _lock = file;

    /// <summary>Waits for the mutex.</summary>
    /// <exception cref="PoolException">Others held it for more than five seconds.</exception>
    public static FileMutex Acquire(string path) =>
        TryAcquire(path, s_longestWait)
        ?? throw new PoolException($"Another process has kept '{path}' locked for more than {s_longestWait.TotalSeconds} seconds.")
        {
            Fault = PoolFault.Busy,
        };

    /// <summary>Waits for the mutex; null where others held it for longer than the limit.</summary>
    /// <param name="path">The file that is locked, which is made where it is missing.</param>
    /// <param name="limit">How long to wait; not at all where zero.</param>
    /// <exception cref="IOException">The file cannot be opened or made.</exception>
    public static FileMutex? TryAcquire(string path, TimeSpan limit) =>
        FileLock.TryAcquire(path, isExclusive: true, limit) is { } file ? new FileMutex(file) : null;

    /// <summary>Makes sure that the file can be locked, and does not lock it.</summary>
    /// <exception cref="IOException">It cannot be opened or made.</exception>
    public static void Require(string path) => FileLock.Require(path);

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();
}
