using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace PoolCoordination.Storage;

/// <summary>
/// Opens files that others may have put something else in the place of: a pipe, a device, a socket, or a file of their own. None of them
/// is waited for or read.
/// </summary>
internal static class RegularFile
{
    private const int FirstBlock = 4096;

    // EPERM, EACCES, ENOTDIR.
    private const int NotPermitted = 1;
    private const int Denied = 13;
    private const int NotInFolder = 20;

    /// <summary>Opens a file for reading; null where it is missing.</summary>
    /// <param name="path">The file.</param>
    /// <param name="owners">Whose it may be.</param>
    /// <exception cref="IOException">It is not a file, or cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read, or is another's.</exception>
    public static SafeFileHandle? OpenForReading(string path, FileOwners owners = FileOwners.Any)
    {
        if (OperatingSystem.IsWindows())
            return OpenOnWindows(path);
        var file = UnixFile.OpenForReading(path);
        if (file.IsInvalid)
        {
            var error = Marshal.GetLastPInvokeError();
            file.Dispose();
            return error is UnixFile.Missing or NotInFolder ? null : throw Failure(path, "read", error);
        }

        try
        {
            Require(file, path, owners);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Reads a file; null where it is missing.</summary>
    /// <param name="path">The file.</param>
    /// <param name="owners">Whose it may be.</param>
    /// <exception cref="IOException">It is not a file, or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read, or is another's.</exception>
    public static byte[]? ReadAll(string path, FileOwners owners = FileOwners.Any)
    {
        using var file = OpenForReading(path, owners);
        if (file is null)
            return null;
        var content = new byte[FirstBlock];
        var length = 0;
        int got;
        while ((got = RandomAccess.Read(file, content.AsSpan(length), length)) > 0)
        {
            length += got;
            if (length == content.Length && RandomAccess.GetLength(file) is var whole && whole > length)
                Array.Resize(ref content, (int)Math.Min(Array.MaxLength, whole));
        }

        return length == content.Length ? content : content[..length];
    }

    /// <summary>Refuses what stands under a path, or what a link there leads to, and is not a file.</summary>
    /// <exception cref="IOException">It is not a file.</exception>
    public static void RequireWhereThere(string path)
    {
        if (!OperatingSystem.IsWindows() && UnixStatus.Of(path) is { } status && status.Kind != UnixFileKind.Regular)
            throw new IOException($"'{path}' is {NameOf(status.Kind)}, not a regular file.");
    }

    /// <summary>Refuses what is not a file, and a file of others than are meant.</summary>
    /// <exception cref="IOException">It is not a file.</exception>
    /// <exception cref="UnauthorizedAccessException">It is another's.</exception>
    public static void Require(SafeFileHandle file, string path, FileOwners owners)
    {
        if (OperatingSystem.IsWindows() || UnixStatus.Of(file) is not { } status)
            return;
        if (status.Kind != UnixFileKind.Regular)
            throw new IOException($"'{path}' is {NameOf(status.Kind)}, not a regular file.");
        if (owners == FileOwners.User && !IsOwnedByUser(status.User, path))
            throw new UnauthorizedAccessException(
                $"'{path}' belongs to {UnixUser.NameOf(status.User)}, not to you; remove it, or set POOL_PATH to name a "
                    + "shared pool."
            );
    }

    /// <summary>
    /// The error of a call that opens a file. It says whose the file is where that is the reason, and what it is where it is not a file.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="purpose">What it was to be: <c>read</c>, <c>locked</c>.</param>
    /// <param name="error">The number of the operating system's error.</param>
    public static Exception Failure(string path, string purpose, int error)
    {
        var reason = new Win32Exception(error).Message;
        if (OperatingSystem.IsWindows() || UnixStatus.Of(path, isLinkFollowed: false) is not { } status)
            return new IOException($"'{path}' could not be {purpose}: {reason}.");
        if (error is NotPermitted or Denied)
        {
            var owner = IsCurrent(status.User) ? "you" : UnixUser.NameOf(status.User);
            return new UnauthorizedAccessException($"'{path}', which belongs to {owner}, could not be {purpose}: {reason}.");
        }

        return status.Kind == UnixFileKind.Regular
            ? new IOException($"'{path}' could not be {purpose}: {reason}.")
            : new IOException($"'{path}' is {NameOf(status.Kind)}, not a regular file.");
    }

    /// <summary>Determines whether the user of this process trusts what belongs to a user.</summary>
    internal static bool IsOwnedByUser(uint user) => UnixUser.IsRoot || user == UnixUser.Root || IsCurrent(user);

    /// <summary>Determines whether the user trusts a user's file; root also uses a file of its folder's owner.</summary>
    private static bool IsOwnedByUser(uint user, string path) =>
        UnixUser.IsRoot
            ? user == UnixUser.Root || (UnixStatus.Of(Path.GetDirectoryName(Path.GetFullPath(path))!) is { } folder && folder.User == user)
            : IsOwnedByUser(user);

    private static bool IsCurrent(uint user) => user == UnixUser.Current;

    private static SafeFileHandle? OpenOnWindows(string path)
    {
        if (!Path.Exists(path))
            return null;
        try
        {
            return File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static string NameOf(UnixFileKind kind) =>
        kind switch
        {
            UnixFileKind.Folder => "a folder",
            UnixFileKind.Link => "a link",
            UnixFileKind.Pipe => "a pipe",
            UnixFileKind.Socket => "a socket",
            UnixFileKind.Device => "a device",
            _ => "a special file",
        };
}
