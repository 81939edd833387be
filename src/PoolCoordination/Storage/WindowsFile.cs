using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using PoolCoordination.Host;

namespace PoolCoordination.Storage;

/// <summary>The calls of Windows by which a file is appended to, and takes another's place.</summary>
internal static partial class WindowsFile
{
    /// <summary>The longest path that these calls take as it is.</summary>
    private const int LongestPlainPath = 247;

    private const uint AppendDataAndRead = 0x4 | 0x8000_0000;
    private const uint ShareAll = 0x7;
    private const uint OpenExisting = 3;
    private const uint CurrentPosition = 1;
    private const uint Delete = 0x0001_0000;
    private const uint OpenAsItIs = 0x0220_0000;
    private const uint OpenFolderToo = 0x0200_0000;
    private const int UsualPath = 512;

    // FileRenameInfoEx, and its flags FILE_RENAME_REPLACE_IF_EXISTS and FILE_RENAME_POSIX_SEMANTICS.
    private const int RenameInformation = 22;
    private const uint ReplaceAsPosix = 3;

    // REPLACEFILE_IGNORE_MERGE_ERRORS and REPLACEFILE_IGNORE_ACL_ERRORS.
    private const uint IgnoreAttributes = 6;
    private const uint ReplaceExisting = 1;

    // ERROR_ACCESS_DENIED, _SHARING_VIOLATION, _LOCK_VIOLATION, _UNABLE_TO_REMOVE_REPLACED and the two after it, _USER_MAPPED_FILE.
    private static readonly int[] s_passing = [5, 32, 33, 1175, 1176, 1177, 1224];

    /// <summary>How long scanners and indexers may keep a file that is to be replaced.</summary>
    private static readonly TimeSpan s_longestScan = TimeSpan.FromMilliseconds(100);

    /// <summary>Opens a file so that each write lands at its end.</summary>
    public static SafeFileHandle OpenForAppending(string path) =>
        CreateFileW(Extended(path), AppendDataAndRead, ShareAll, 0, OpenExisting, 0, 0);

    /// <summary>
    /// The real path of a file or folder, by whatever short name, link or substituted drive it is given; null where it does not exist or
    /// may not be looked at.
    /// </summary>
    public static string? RealPath(string path)
    {
        // What has no drive or share is a device, which to open may mean to wait.
        if (path.StartsWith(@"\\.\", StringComparison.Ordinal) || path.StartsWith(@"\\?\", StringComparison.Ordinal))
            return null;
        using var file = CreateFileW(Extended(path), 0, ShareAll, 0, OpenExisting, OpenFolderToo, 0);
        if (file.IsInvalid)
            return null;
        // Some drives in memory do not say.
        var real = TextOf((buffer, length) => GetFinalPathNameByHandleW(file, buffer, length, 0)) ?? path;
        real = WindowsPath.WithDrive(real, Environment.MachineName);
        return real.Contains('~', StringComparison.Ordinal)
            ? TextOf((buffer, length) => GetLongPathNameW(Extended(real), buffer, length)) is { } longer
                ? WindowsPath.WithDrive(longer, Environment.MachineName)
                : real
            : real;
    }

    /// <summary>Puts a file in another's place, also while others read that one and go on reading it.</summary>
    /// <exception cref="IOException">It could not be done within the time for which scanners keep files.</exception>
    public static void Replace(string path, string target)
    {
        // Not every system's call refuses an empty one.
        if (Directory.Exists(target))
            throw new IOException($"'{target}' could not be replaced: it is a folder.");
        var end = Environment.TickCount64 + (long)s_longestScan.TotalMilliseconds;
        (path, target) = (Extended(path), Extended(target));
        while (!TryReplace(path, target, out var error))
        {
            if (Array.IndexOf(s_passing, error) < 0 || Environment.TickCount64 >= end)
                throw new IOException($"'{target}' could not be replaced: {new Win32Exception(error).Message}.");
            Thread.Sleep(1);
        }
    }

    /// <summary>Writes; the result is -1 where nothing was written.</summary>
    public static int Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, out int error)
    {
        var isWritten = WriteFile(file, bytes, (uint)bytes.Length, out var written, 0) != 0;
        error = isWritten ? 0 : Marshal.GetLastPInvokeError();
        return isWritten ? (int)written : -1;
    }

    /// <summary>The offset after what this handle wrote last.</summary>
    public static long Position(SafeFileHandle file) => SetFilePointerEx(file, 0, out var position, CurrentPosition) != 0 ? position : 0;

    /// <summary>The path in the form that may have any length.</summary>
    internal static string Extended(string path)
    {
        var full = Path.GetFullPath(path);
        if (full.Length <= LongestPlainPath || full.StartsWith(@"\\?\", StringComparison.Ordinal))
            return path;
        return full.StartsWith(@"\\", StringComparison.Ordinal) ? @"\\?\UNC" + full[1..] : @"\\?\" + full;
    }

    /// <summary>What a call writes that returns the length of its text, or of the buffer that it takes; null where it fails.</summary>
    private static string? TextOf(Func<char[], uint, uint> call)
    {
        var buffer = new char[UsualPath];
        var length = call(buffer, (uint)buffer.Length);
        if (length > buffer.Length)
        {
            buffer = new char[length];
            length = call(buffer, length);
        }

        return length > 0 && length < buffer.Length ? new string(buffer, 0, (int)length) : null;
    }

    /// <summary>Tries the ways to replace a file, from the one that disturbs its readers least.</summary>
    private static bool TryReplace(string path, string target, out int error)
    {
        if (TryRename(path, target) || ReplaceFileW(target, path, null, IgnoreAttributes, 0, 0) != 0)
        {
            error = 0;
            return true;
        }

        var isMoved = MoveFileExW(path, target, ReplaceExisting) != 0;
        error = isMoved ? 0 : Marshal.GetLastPInvokeError();
        return isMoved;
    }

    /// <summary>Renames as POSIX does: whoever has the replaced file open keeps it. Older file systems cannot.</summary>
    private static bool TryRename(string path, string target)
    {
        using var file = CreateFileW(path, Delete, ShareAll, 0, OpenExisting, OpenAsItIs, 0);
        if (file.IsInvalid)
            return false;
        // FILE_RENAME_INFO: the flags, the handle of a folder, the name's length in bytes and the name, which ends with a zero.
        var name = Path.GetFullPath(target);
        var nameAt = (2 * nint.Size) + sizeof(uint);
        var information = new byte[nameAt + ((name.Length + 1) * sizeof(char))];
        BitConverter.TryWriteBytes(information, ReplaceAsPosix);
        BitConverter.TryWriteBytes(information.AsSpan(2 * nint.Size), name.Length * sizeof(char));
        MemoryMarshal.AsBytes(name.AsSpan()).CopyTo(information.AsSpan(nameAt));
        return SetFileInformationByHandle(file, RenameInformation, information, (uint)information.Length) != 0;
    }

    [LibraryImport("kernel32", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int SetFileInformationByHandle(SafeFileHandle file, int kind, ReadOnlySpan<byte> information, uint size);

    [LibraryImport("kernel32", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int ReplaceFileW(string target, string path, string? backup, uint flags, nint exclude, nint reserved);

    [LibraryImport("kernel32", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int MoveFileExW(string path, string target, uint flags);

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

    [LibraryImport("kernel32")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial uint GetFinalPathNameByHandleW(SafeFileHandle file, [Out] char[] path, uint length, uint flags);

    [LibraryImport("kernel32", StringMarshalling = StringMarshalling.Utf16)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial uint GetLongPathNameW(string path, [Out] char[] longPath, uint length);

    [LibraryImport("kernel32", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int WriteFile(SafeFileHandle file, ReadOnlySpan<byte> bytes, uint count, out uint written, nint overlapped);

    [LibraryImport("kernel32", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int SetFilePointerEx(SafeFileHandle file, long distance, out long position, uint origin);
}
