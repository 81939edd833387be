using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace PoolCoordination.Storage;

/// <summary>
/// The system calls of Unix that the library has no equal for: its append is a seek and a write, each of its ways to open a file takes
/// or tries a lock of its own, and waits where the path leads to a pipe.
/// </summary>
internal static partial class UnixFile
{
    /// <summary>ENOENT: nothing stands under the path.</summary>
    public const int Missing = 2;

    /// <summary>EINTR: a signal came before anything was done.</summary>
    public const int Interrupted = 4;

    private const int Read = 0;
    private const int ReadWrite = 2;
    private const int SeekCurrent = 1;
    private const uint Unchanged = uint.MaxValue;

    /// <summary>EWOULDBLOCK: another holds the lock.</summary>
    public static int WouldBlock => OperatingSystem.IsLinux() ? 11 : 35;

    private static int Append => OperatingSystem.IsLinux() ? 0x400 : 0x8;

    private static int CloseOnExec => OperatingSystem.IsLinux() ? 0x80000 : 0x1000000;

    // Without it, to open a pipe waits for who opens its other end.
    private static int NoWait => OperatingSystem.IsLinux() ? 0x800 : 0x4;

    private static int NoFollow =>
        !OperatingSystem.IsLinux() ? 0x100
        : RuntimeInformation.ProcessArchitecture is Architecture.Arm or Architecture.Arm64 ? 0x8000
        : 0x20000;

    // open is variadic, and its third argument would be garbage on some platforms: files are made before, and this takes two.

    /// <summary>Opens a file, and not by a link, so that each write lands at its end.</summary>
    public static SafeFileHandle OpenForAppending(string path) => open(path, ReadWrite | Append | CloseOnExec | NoWait | NoFollow);

    /// <summary>Opens a file, and not by a link, to write anywhere in it.</summary>
    public static SafeFileHandle OpenForWriting(string path) => open(path, ReadWrite | CloseOnExec | NoWait | NoFollow);

    /// <summary>Opens a file, and not by a link, to lock it.</summary>
    public static SafeFileHandle OpenForLocking(string path) => open(path, Read | CloseOnExec | NoWait | NoFollow);

    /// <summary>Opens a file or a folder for reading.</summary>
    public static SafeFileHandle OpenForReading(string path) => open(path, Read | CloseOnExec | NoWait);

    /// <summary>Opens a folder, and not by a link.</summary>
    public static SafeFileHandle OpenFolder(string path) => open(path, Read | CloseOnExec | NoWait | NoFollow);

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

    /// <summary>The offset after what this handle wrote last.</summary>
    public static long Position(SafeFileHandle file) => lseek(file, 0, SeekCurrent);

    /// <summary>Takes a lock of the whole file, which ends when the handle is closed; false where that did not succeed now.</summary>
    public static bool TryLock(SafeFileHandle file, FlockOperation kind, out int error)
    {
        var isLocked = flock(file, (int)kind) == 0;
        error = isLocked ? 0 : Marshal.GetLastPInvokeError();
        return isLocked;
    }

    /// <summary>Gives a file or folder to another owner and group, which root may.</summary>
    public static bool TryGive(SafeFileHandle file, uint user, uint group) => fchown(file, user, group) == 0;

    /// <summary>Gives a file or folder to another group, which its owner may where he is in it.</summary>
    public static bool TryGive(SafeFileHandle file, uint group) => fchown(file, Unchanged, group) == 0;

    /// <summary>Brings to the disk which files a folder has. Where that cannot be done, it stays with the operating system.</summary>
    public static void SyncFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            return;
        using var folder = OpenForReading(path);
        if (!folder.IsInvalid)
            _ = fsync(folder);
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

    [LibraryImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int fchown(SafeFileHandle file, uint user, uint group);

    [LibraryImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int fsync(SafeFileHandle file);
}
