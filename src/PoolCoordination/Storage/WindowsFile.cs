using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace PoolCoordination.Storage;

/// <summary>The calls of Windows by which a file is appended to.</summary>
internal static partial class WindowsFile
{
    private const uint AppendDataAndRead = 0x4 | 0x8000_0000;
    private const uint ShareAll = 0x7;
    private const uint OpenExisting = 3;
    private const uint CurrentPosition = 1;

    /// <summary>Opens a file so that each write lands at its end.</summary>
    public static SafeFileHandle OpenForAppending(string path) => CreateFileW(path, AppendDataAndRead, ShareAll, 0, OpenExisting, 0, 0);

    /// <summary>Writes; the result is -1 where nothing was written.</summary>
    public static int Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, out int error)
    {
        var isWritten = WriteFile(file, bytes, (uint)bytes.Length, out var written, 0) != 0;
        error = isWritten ? 0 : Marshal.GetLastPInvokeError();
        return isWritten ? (int)written : -1;
    }

    /// <summary>The offset after what this handle wrote last.</summary>
    public static long Position(SafeFileHandle file) => SetFilePointerEx(file, 0, out var position, CurrentPosition) != 0 ? position : 0;

    [LibraryImport("kernel32", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial SafeFileHandle CreateFileW(
        string path,
        uint access,
        uint share,
        nint security,
        uint disposition,
        uint flags,
        nint template
    );

    [LibraryImport("kernel32", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int WriteFile(SafeFileHandle file, ReadOnlySpan<byte> bytes, uint count, out uint written, nint overlapped);

    [LibraryImport("kernel32", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int SetFilePointerEx(SafeFileHandle file, long distance, out long position, uint origin);
}
