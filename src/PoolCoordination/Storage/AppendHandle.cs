using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using PoolCoordination.Faults;

namespace PoolCoordination.Storage;

/// <summary>
/// A file opened so that the operating system appends: each write lands at the end as one piece, whatever other processes do.
/// (<see cref="FileMode.Append"/> seeks once and then writes at its own offset: writers overwrite each other.)
/// </summary>
internal sealed class AppendHandle : IDisposable
{
    private readonly SafeFileHandle _file;

    private AppendHandle(SafeFileHandle file, bool isNew)
    {
        _file = file;
        IsNew = isNew;
    }

    /// <summary>Whether the file was missing.</summary>
    public bool IsNew { get; }

    /// <summary>Opens a file, and makes it and its folder where they are missing; a link is an error.</summary>
    /// <param name="path">The file.</param>
    /// <param name="owners">Whose it may be.</param>
    /// <exception cref="PoolException">It is a folder.</exception>
    /// <exception cref="IOException">It is not a file, or cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written, or is another's.</exception>
    public static AppendHandle Open(string path, FileOwners owners)
    {
        var file = OpenExisting(path, out var error);
        var isNew = file.IsInvalid && IsMissing(error);
        if (isNew)
        {
            file.Dispose();
            PrivateFile.Create(path);
            file = OpenExisting(path, out error);
        }

        try
        {
            if (file.IsInvalid)
                throw Failure(path, error);
            RegularFile.Require(file, path, owners);
            return new AppendHandle(file, isNew);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Writes at the file's end.</summary>
    /// <param name="bytes">What to write.</param>
    /// <param name="end">The file's length after what was written.</param>
    /// <returns>How many bytes were written; fewer than asked where the disk is nearly full or a signal came.</returns>
    public int Write(ReadOnlySpan<byte> bytes, out long end)
    {
        var written = OperatingSystem.IsWindows()
            ? WindowsFile.Write(_file, bytes, out var error)
            : UnixFile.Write(_file, bytes, out error);
        if (written < 0)
            throw new IOException($"The line could not be written: {new Win32Exception(error).Message}.");
        end = OperatingSystem.IsWindows() ? WindowsFile.Position(_file) : UnixFile.Position(_file);
        return written;
    }

    /// <summary>Brings what was written to the disk.</summary>
    public void Sync() => RandomAccess.FlushToDisk(_file);

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
        var file = OperatingSystem.IsWindows() ? WindowsFile.OpenForAppending(path) : UnixFile.OpenForAppending(path);
        error = file.IsInvalid ? Marshal.GetLastPInvokeError() : 0;
        return file;
    }

    // ENOENT, and on Windows ERROR_FILE_NOT_FOUND and ERROR_PATH_NOT_FOUND.
    private static bool IsMissing(int error) => error == 2 || (OperatingSystem.IsWindows() && error == 3);

    private static Exception Failure(string path, int error) =>
        Directory.Exists(path) ? PoolLocation.FolderError(path) : RegularFile.Failure(path, "written", error);
}
