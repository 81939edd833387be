using Microsoft.Win32.SafeHandles;

namespace PoolCoordination.Storage;

/// <summary>
/// Files and folders that only their owner may read: 0600 and 0700, and on Windows <see cref="WindowsAccess"/>. A file is made under a
/// name that nobody has, and never through a link that somebody put there. What root makes belongs to the owner of the folder, or of the
/// file that it stands in for.
/// </summary>
internal static class PrivateFile
{
    private const UnixFileMode FileMode0600 = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const int CopyBufferSize = 256 * 1024;
    private const UnixFileMode FolderMode0700 = FileMode0600 | UnixFileMode.UserExecute;

    private static bool IsRoot => !OperatingSystem.IsWindows() && UnixUser.IsRoot;

    /// <summary>Makes a folder and those above it, where they are missing.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="like">The file or folder whose owner those that root makes get; the folder above where null.</param>
    public static void CreateFolder(string path, string? like = null)
    {
        if (OperatingSystem.IsWindows())
        {
            WindowsAccess.CreateFolder(path);
        }
        else if (!Directory.Exists(path))
        {
            // The library gives the permissions to the last folder only, and to those above it what the process's mask allows.
            var above = Path.GetDirectoryName(path);
            if (above is not null)
                CreateFolder(above, like);
            Directory.CreateDirectory(path, FolderMode0700);
            if (UnixUser.IsRoot)
            {
                using var folder = UnixFile.OpenFolder(path);
                GiveTo(folder, like ?? above);
            }
        }
    }

    /// <summary>Makes an empty file and its folder, where they are missing.</summary>
    /// <param name="path">The file.</param>
    /// <param name="like">The file whose owner and permissions it gets, where that is there; null for a private one.</param>
    public static void Create(string path, string? like = null)
    {
        CreateFolder(Path.GetDirectoryName(path)!);
        try
        {
            using var file = CreateLike(path, like);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another was first.
        }
    }

    /// <summary>Makes a file that is not there yet, with the owner and the permissions of another where that is there.</summary>
    public static FileStream CreateLike(string path, string? other)
    {
        var file = NewFile(path, CopyBufferSize, other);
        try
        {
            if (other is not null && !OperatingSystem.IsWindows() && UnixStatus.Of(other) is { } status)
            {
                // Set and not asked for at its making, where the process's mask would take some away; the owner first, as that may take
                // some, too.
                if (!UnixFile.TryGive(file.SafeFileHandle, status.User, status.Group))
                    UnixFile.TryGive(file.SafeFileHandle, status.Group);
                File.SetUnixFileMode(file.SafeFileHandle, status.Mode);
            }
            else
            {
                GiveToOwnerOfFolder(file.SafeFileHandle, path);
            }

            return file;
        }
        catch
        {
            file.Dispose();
            File.Delete(path);
            throw;
        }
    }

    /// <summary>Makes a file that is not there yet, and its folder where that is missing.</summary>
    /// <param name="path">The file.</param>
    /// <param name="like">The file whose owner both get where root makes them; the folder's where null.</param>
    public static FileStream CreateNew(string path, string? like = null)
    {
        CreateFolder(Path.GetDirectoryName(path)!, like);
        var file = NewFile(path, CopyBufferSize);
        if (like is null)
            GiveToOwnerOfFolder(file.SafeFileHandle, path);
        else if (IsRoot)
            GiveTo(file.SafeFileHandle, like);
        return file;
    }

    /// <summary>
    /// Opens a new file in the folder for temporary files, which goes when it is closed; on Unix nobody else can open it.
    /// </summary>
    public static SafeFileHandle OpenUnnamed()
    {
        var path = Path.Combine(Path.GetTempPath(), $"pool-{Guid.NewGuid():N}");
        NewFile(path, bufferSize: 0).Dispose();
        var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);
        // A process that is killed closes nothing.
        if (!OperatingSystem.IsWindows())
            File.Delete(path);
        return file;
    }

    /// <summary>Puts a text in a file's place: readers see the old or the new one, whole.</summary>
    /// <param name="path">The file; a link that stands there is replaced and not followed.</param>
    /// <param name="content">The new content.</param>
    /// <param name="like">The file whose permissions the new one gets, which is there; null for a private one.</param>
    public static void Replace(string path, ReadOnlySpan<byte> content, string? like = null)
    {
        CreateFolder(Path.GetDirectoryName(path)!);
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        var wasThere = File.Exists(path);
        try
        {
            using (var file = NewFile(temporary, bufferSize: 0, like))
            {
                if (IsRoot)
                    GiveTo(file.SafeFileHandle, File.Exists(path) ? path : Path.GetDirectoryName(path));
                if (like is not null && !OperatingSystem.IsWindows())
                    File.SetUnixFileMode(file.SafeFileHandle, File.GetUnixFileMode(like));
                file.Write(content);
            }

            Move(temporary, path);
        }
        catch
        {
            // A replacement that Windows broke off halfway has left this one alone.
            if (!wasThere || File.Exists(path))
                File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Writes a text into a file itself, which keeps its other names; where that fails, what was there is there again.</summary>
    /// <param name="path">The file, which is there.</param>
    /// <param name="content">The new content.</param>
    public static void Overwrite(string path, ReadOnlySpan<byte> content)
    {
        using var file = File.OpenHandle(path, access: FileAccess.ReadWrite);
        var before = new byte[RandomAccess.GetLength(file)];
        _ = RandomAccess.Read(file, before, 0);
        try
        {
            RandomAccess.Write(file, content, 0);
            RandomAccess.SetLength(file, content.Length);
        }
        catch (IOException)
        {
            RandomAccess.Write(file, before, 0);
            RandomAccess.SetLength(file, before.Length);
            throw;
        }
    }

    /// <summary>Puts a file in another's place in one step; who reads the other goes on reading it.</summary>
    public static void Move(string path, string target)
    {
        if (OperatingSystem.IsWindows())
            WindowsFile.Replace(path, target);
        else
            File.Move(path, target, overwrite: true);
    }

    private static void GiveToOwnerOfFolder(SafeFileHandle file, string path)
    {
        if (IsRoot)
            GiveTo(file, Path.GetDirectoryName(path));
    }

    private static void GiveTo(SafeFileHandle file, string? like)
    {
        if (!file.IsInvalid && like is not null && UnixStatus.Of(like) is { User: not UnixUser.Root } status)
            UnixFile.TryGive(file, status.User, status.Group);
    }

    /// <summary>Makes a file; on Windows with the permissions of another at once.</summary>
    private static FileStream NewFile(string path, int bufferSize, string? like = null)
    {
        if (OperatingSystem.IsWindows())
            return WindowsAccess.Create(path, like, bufferSize);
        return new FileStream(
            path,
            new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                Share = FileShare.ReadWrite | FileShare.Delete,
                BufferSize = bufferSize,
                UnixCreateMode = FileMode0600,
            }
        );
    }
}
