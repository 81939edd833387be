using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace PoolCoordination.Log;

/// <summary>
/// A file opened so that the operating system appends: each write lands at the end as one piece, whatever other processes do.
/// (<see cref="FileMode.Append"/> seeks once and then writes at its own offset: writers overwrite each other.)
/// </summary>
internal sealed partial class AppendHandle : IDisposable
{
    private readonly SafeFileHandle _file;

    private AppendHandle(SafeFileHandle file) => _file = file;

    /// <summary>Opens a file, and makes it and its folder where they are missing.</summary>
    public static AppendHandle Open(string path)
    {
        var file = OpenExisting(path, out var error);
        if (file.IsInvalid && IsMissing(error))
        {
            file.Dispose();
            PrivateFile.Create(path);
            file = OpenExisting(path, out error);
        }

        if (!file.IsInvalid)
            return new AppendHandle(file);
        file.Dispose();
        throw Failure(path, error);
    }

    /// <summary>Writes at the file's end.</summary>
    /// <param name="bytes">What to write.</param>
    /// <param name="end">The file's length behind what was written.</param>
    /// <returns>How many bytes were written; fewer than asked where the disk is nearly full or a signal came.</returns>
    public int Write(ReadOnlySpan<byte> bytes, out long end)
    {
        int written;
        int error;
        do
        {
            written = OperatingSystem.IsWindows() ? Windows.Write(_file, bytes, out error) : Unix.Write(_file, bytes, out error);
        }
        while (written < 0 && error == Unix.Interrupted && !OperatingSystem.IsWindows());
        if (written < 0)
            throw new IOException($"The line could not be written: {new Win32Exception(error).Message}.");
        end = OperatingSystem.IsWindows() ? Windows.Position(_file) : Unix.Position(_file);
        return written;
    }

    /// <summary>The byte at an offset.</summary>
    public byte ByteAt(long offset)
    {
        Span<byte> one = stackalloc byte[1];
        return RandomAccess.Read(_file, one, offset) == 1 ? one[0] : (byte)0;
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static SafeFileHandle OpenExisting(string path, out int error)
    {
        var file = OperatingSystem.IsWindows() ? Windows.Open(path) : Unix.Open(path);
        error = file.IsInvalid ? Marshal.GetLastPInvokeError() : 0;
        return file;
    }

    // ENOENT, and on Windows ERROR_FILE_NOT_FOUND and ERROR_PATH_NOT_FOUND.
    private static bool IsMissing(int error) => error == 2 || (OperatingSystem.IsWindows() && error == 3);

    private static Exception Failure(string path, int error)
    {
        if (Directory.Exists(path))
        {
            return new PoolException($"The pool '{path}' is a folder; a path to a file is needed, such as '{Path.Combine(path, "instance_state.jsonl")}'.")
            {
                Fault = PoolFault.Location,
            };
        }

        return new IOException($"The file '{path}' could not be opened for appending: {new Win32Exception(error).Message}.");
    }

    private static partial class Unix
    {
        public const int Interrupted = 4;
        private const int ReadWrite = 2;
        private const int SeekCurrent = 1;

        private static int AppendAndCloseOnExec => OperatingSystem.IsLinux() ? 0x400 | 0x80000 : 0x8 | 0x1000000;

        // open is variadic, and its third argument would be garbage on some platforms: files are made before, and this takes two.
        public static SafeFileHandle Open(string path) => open(path, ReadWrite | AppendAndCloseOnExec);

        public static int Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, out int error)
        {
            var written = write(file, bytes, (nuint)bytes.Length);
            error = written < 0 ? Marshal.GetLastPInvokeError() : 0;
            return (int)written;
        }

        public static long Position(SafeFileHandle file) => lseek(file, 0, SeekCurrent);

        [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        private static partial SafeFileHandle open(string path, int flags);

        [LibraryImport("libc", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        private static partial nint write(SafeFileHandle file, ReadOnlySpan<byte> bytes, nuint count);

        [LibraryImport("libc", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        private static partial long lseek(SafeFileHandle file, long offset, int origin);
    }

    private static partial class Windows
    {
        private const uint AppendDataAndRead = 0x4 | 0x8000_0000;
        private const uint ShareAll = 0x7;
        private const uint OpenExisting = 3;
        private const uint CurrentPosition = 1;

        public static SafeFileHandle Open(string path) =>
            CreateFileW(path, AppendDataAndRead, ShareAll, 0, OpenExisting, 0, 0);

        public static int Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, out int error)
        {
            var isWritten = WriteFile(file, bytes, (uint)bytes.Length, out var written, 0) != 0;
            error = isWritten ? 0 : Marshal.GetLastPInvokeError();
            return isWritten ? (int)written : -1;
        }

        public static long Position(SafeFileHandle file) => SetFilePointerEx(file, 0, out var position, CurrentPosition) != 0 ? position : 0;

        [LibraryImport("kernel32", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        private static partial SafeFileHandle CreateFileW(
            string path, uint access, uint share, nint security, uint disposition, uint flags, nint template);

        [LibraryImport("kernel32", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        private static partial int WriteFile(SafeFileHandle file, ReadOnlySpan<byte> bytes, uint count, out uint written, nint overlapped);

        [LibraryImport("kernel32", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        private static partial int SetFilePointerEx(SafeFileHandle file, long distance, out long position, uint origin);
    }
}
