using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace PoolCoordination.Log;

/// <summary>
/// The turn of one process among several that change the same file; it ends with the process at the latest. It is an advisory lock of the
/// operating system on an empty file.
/// </summary>
internal sealed class FileTurn : IDisposable
{
    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(1);

    private readonly SafeFileHandle _lock;

    private FileTurn(SafeFileHandle file) => _lock = file;

    /// <summary>Waits for the turn.</summary>
    /// <exception cref="PoolException">Others kept it for more than five seconds.</exception>
    public static FileTurn Take(string path) =>
        TryTake(path, s_longestWait)
        ?? throw new PoolException($"Another process keeps '{path}' locked for more than {s_longestWait.TotalSeconds} seconds.") { Fault = PoolFault.Busy };

    /// <summary>Waits for the turn; null where others kept it for longer than the limit.</summary>
    /// <param name="path">The file that is locked, which is made where it is missing.</param>
    /// <param name="limit">How long to wait; not at all where zero.</param>
    /// <exception cref="IOException">The file cannot be opened or made.</exception>
    public static FileTurn? TryTake(string path, TimeSpan limit)
    {
        var deadline = Environment.TickCount64 + (long)limit.TotalMilliseconds;
        while (true)
        {
            if ((OperatingSystem.IsWindows() ? TryLockOnWindows(path) : TryLockOnUnix(path)) is { } file)
                return new FileTurn(file);
            if (Environment.TickCount64 >= deadline)
                return null;
            Thread.Sleep(s_pause);
        }
    }

    /// <summary>Makes sure that the file can be locked, and does not lock it.</summary>
    /// <exception cref="IOException">It cannot be opened or made.</exception>
    public static void Require(string path)
    {
        if (OperatingSystem.IsWindows())
            TryLockOnWindows(path)?.Dispose();
        else
            OpenOnUnix(path).Dispose();
    }

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();

    private static SafeFileHandle? TryLockOnUnix(string path)
    {
        var file = OpenOnUnix(path);
        if (UnixFile.TryLock(file, UnixLock.ExclusiveNow, out var error))
            return file;
        file.Dispose();
        return error == UnixFile.WouldBlock || error == UnixFile.Interrupted ? null : throw Failure(path, error);
    }

    private static SafeFileHandle OpenOnUnix(string path)
    {
        var file = UnixFile.OpenForLocking(path);
        if (!file.IsInvalid)
            return file;
        file.Dispose();
        Create(path);
        file = UnixFile.OpenForLocking(path);
        return file.IsInvalid ? throw Failure(path, Marshal.GetLastPInvokeError()) : file;
    }

    /// <summary>Makes the file where it is missing; where it cannot be opened for another reason, this says why.</summary>
    private static void Create(string path)
    {
        try
        {
            PrivateFile.Create(path);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process was quicker to make it, and has locked it.
        }
    }

    private static SafeFileHandle? TryLockOnWindows(string path)
    {
        if (!File.Exists(path))
            Create(path);
        try
        {
            return File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static IOException Failure(string path, int error) => new($"'{path}' could not be locked: {new Win32Exception(error).Message}.");
}
