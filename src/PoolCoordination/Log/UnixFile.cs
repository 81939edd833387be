using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace PoolCoordination.Log;

/// <summary>
/// The system calls of Unix that the library has no equal for: its append is a seek and a write, and each of its ways to open a file
/// takes or tries a lock of its own.
/// </summary>
internal static partial class UnixFile
{
    /// <summary>EINTR: a signal came before anything was done.</summary>
    public const int Interrupted = 4;

    private const int ReadWrite = 2;
    private const int SeekCurrent = 1;

    /// <summary>EWOULDBLOCK: another holds the lock.</summary>
    public static int WouldBlock => OperatingSystem.IsLinux() ? 11 : 35;

    private static int Append => OperatingSystem.IsLinux() ? 0x400 : 0x8;

    private static int CloseOnExec => OperatingSystem.IsLinux() ? 0x80000 : 0x1000000;

    // open is variadic, and its third argument would be garbage on some platforms: files are made before, and this takes two.

    /// <summary>Opens a file so that each write lands at its end.</summary>
    public static SafeFileHandle OpenForAppending(string path) => open(path, ReadWrite | Append | CloseOnExec);

    /// <summary>Opens a file to lock it.</summary>
    public static SafeFileHandle OpenForLocking(string path) => open(path, ReadWrite | CloseOnExec);

    /// <summary>Writes; the result is -1 where nothing was written.</summary>
    public static int Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, out int error)
    {
        nint written;
        do
        {
            written = write(file, bytes, (nuint)bytes.Length);
            error = written < 0 ? Marshal.GetLastPInvokeError() : 0;
        }
        while (error == Interrupted);
        return (int)written;
    }

    /// <summary>The offset behind what this handle wrote last.</summary>
    public static long Position(SafeFileHandle file) => lseek(file, 0, SeekCurrent);

    /// <summary>Takes a lock of the whole file, which ends when the handle is closed; false where that did not succeed now.</summary>
    public static bool TryLock(SafeFileHandle file, UnixLock kind, out int error)
    {
        var isLocked = flock(file, (int)kind) == 0;
        error = isLocked ? 0 : Marshal.GetLastPInvokeError();
        return isLocked;
    }

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial SafeFileHandle open(string path, int flags);

    [LibraryImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint write(SafeFileHandle file, ReadOnlySpan<byte> bytes, nuint count);

    [LibraryImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial long lseek(SafeFileHandle file, long offset, int origin);

    [LibraryImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int flock(SafeFileHandle file, int operation);
}
