using Microsoft.Win32.SafeHandles;

namespace PoolCoordination.Log;

/// <summary>Files and folders that only their owner may read (0600 and 0700).</summary>
internal static class PrivateFile
{
    private const UnixFileMode FileMode0600 = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const int CopyBufferSize = 256 * 1024;
    private const UnixFileMode FolderMode0700 = FileMode0600 | UnixFileMode.UserExecute;

    /// <summary>Makes a folder and those above it, where they are missing.</summary>
    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else if (!Directory.Exists(path))
        {
            // The library gives the permissions to the last folder only, and to those above it what the process's mask allows.
            if (Path.GetDirectoryName(path) is { } above)
                CreateFolder(above);
            Directory.CreateDirectory(path, FolderMode0700);
        }
    }

    /// <summary>Makes an empty file and its folder, where they are missing.</summary>
    public static void Create(string path)
    {
        CreateFolder(Path.GetDirectoryName(path)!);
        new FileStream(path, Options(FileMode.OpenOrCreate)).Dispose();
    }

    /// <summary>Makes a file, or empties it, with the permissions of another.</summary>
    public static FileStream CreateLike(string path, string other)
    {
        var options = Options(FileMode.Create);
        options.BufferSize = CopyBufferSize;
        var file = new FileStream(path, options);
        // Set and not asked for at its making, where the process's mask would take some away.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file.SafeFileHandle, File.GetUnixFileMode(other));
        return file;
    }

    /// <summary>Makes a file that is not there yet, and its folder where that is missing.</summary>
    public static FileStream CreateNew(string path)
    {
        CreateFolder(Path.GetDirectoryName(path)!);
        var options = Options(FileMode.CreateNew);
        options.BufferSize = CopyBufferSize;
        return new FileStream(path, options);
    }

    /// <summary>Opens a new file in the folder for temporary files, which goes when it is closed; on Unix nobody else can open it.</summary>
    public static SafeFileHandle OpenUnnamed()
    {
        var path = Path.Combine(Path.GetTempPath(), $"pool-{Guid.NewGuid():N}");
        new FileStream(path, Options(FileMode.CreateNew)).Dispose();
        var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);
        // A process that is killed closes nothing.
        if (!OperatingSystem.IsWindows())
            File.Delete(path);
        return file;
    }

    /// <summary>Puts a text in a file's place: readers see the old or the new one, whole.</summary>
    /// <param name="path">The file.</param>
    /// <param name="content">The new content.</param>
    /// <param name="mode">The permissions of the new file; those of a private file where null.</param>
    public static void Replace(string path, ReadOnlySpan<byte> content, UnixFileMode? mode = null)
    {
        CreateFolder(Path.GetDirectoryName(path)!);
        var temporary = $"{path}.{Environment.ProcessId:x}-{Environment.CurrentManagedThreadId:x}.tmp";
        try
        {
            using (var file = new FileStream(temporary, Options(FileMode.Create)))
                file.Write(content);
            if (mode is { } wanted && !OperatingSystem.IsWindows())
                File.SetUnixFileMode(temporary, wanted);
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    private static FileStreamOptions Options(FileMode mode)
    {
        var options = new FileStreamOptions
        {
            Mode = mode,
            Access = FileAccess.Write,
            Share = FileShare.ReadWrite | FileShare.Delete,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = FileMode0600;
        return options;
    }
}
