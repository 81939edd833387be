using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace PoolCoordination.Storage;

/// <summary>
/// An advisory lock of the operating system on an empty file, which ends with the process that holds it. Nobody waits in the kernel for
/// it: a stranger may hold it for ever.
/// </summary>
internal static class FileLock
{
    private const int SharingViolation = 32;
    private const int LockViolation = 33;

    /// <summary>Tries for a time; at least once.</summary>
    /// <param name="path">The file, made where it is missing.</param>
    /// <param name="isExclusive">Whether nobody else may have it, or others may share it.</param>
    /// <param name="limit">How long to try.</param>
    /// <param name="like">The file whose owner and permissions the new one gets; null for a private one.</param>
    /// <param name="owners">Whose it may be.</param>
    /// <returns>The file, to be closed at the end; null where others kept it.</returns>
    public static SafeFileHandle? TryAcquire(
        string path,
        bool isExclusive,
        TimeSpan limit,
        string? like = null,
        FileOwners owners = FileOwners.Any
    )
    {
        var deadline = Environment.TickCount64 + (long)limit.TotalMilliseconds;
        while (true)
        {
            var file = OperatingSystem.IsWindows()
                ? TryAcquireOnWindows(path, isExclusive, like)
                : TryAcquireOnUnix(path, isExclusive, like, owners);
            if (file is not null)
                return file;
            if (Environment.TickCount64 >= deadline)
                return null;
            Thread.Sleep(1);
        }
    }

    /// <summary>Makes sure that a file can be locked, and does not lock it.</summary>
    /// <exception cref="IOException">It cannot be opened or made.</exception>
    public static void Require(string path)
    {
        if (OperatingSystem.IsWindows())
            TryAcquireOnWindows(path, isExclusive: true, like: null)?.Dispose();
        else
            OpenOnUnix(path, like: null, FileOwners.Any)?.Dispose();
    }

    private static SafeFileHandle? TryAcquireOnUnix(string path, bool isExclusive, string? like, FileOwners owners)
    {
        var file = OpenOnUnix(path, like, owners);
        if (file is null || UnixFile.TryLock(file, isExclusive ? FlockOperation.ExclusiveNow : FlockOperation.SharedNow, out var error))
            return file;
        file.Dispose();
        return error == UnixFile.WouldBlock || error == UnixFile.Interrupted ? null : throw RegularFile.Failure(path, "locked", error);
    }

    /// <summary>Opens the file; null where a signal came meanwhile.</summary>
    private static SafeFileHandle? OpenOnUnix(string path, string? like, FileOwners owners)
    {
        var file = UnixFile.OpenForLocking(path);
        var error = file.IsInvalid ? Marshal.GetLastPInvokeError() : 0;
        if (error == UnixFile.Missing)
        {
            file.Dispose();
            PrivateFile.Create(path, like);
            file = UnixFile.OpenForLocking(path);
            error = file.IsInvalid ? Marshal.GetLastPInvokeError() : 0;
        }

        try
        {
            if (file.IsInvalid && error != UnixFile.Interrupted)
                throw RegularFile.Failure(path, "locked", error);
            if (file.IsInvalid)
                return null;
            RegularFile.Require(file, path, owners);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static SafeFileHandle? TryAcquireOnWindows(string path, bool isExclusive, string? like)
    {
        if (!File.Exists(path))
            PrivateFile.Create(path, like);
        try
        {
            return File.OpenHandle(path, FileMode.Open, FileAccess.Read, isExclusive ? FileShare.None : FileShare.ReadWrite);
        }
        catch (IOException exception) when ((exception.HResult & 0xFFFF) is SharingViolation or LockViolation)
        {
            return null;
        }
    }
}
