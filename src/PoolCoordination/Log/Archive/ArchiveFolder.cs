using System.Globalization;
using System.IO.Compression;
using PoolCoordination.Faults;
using PoolCoordination.Storage;

namespace PoolCoordination.Log.Archive;

/// <summary>
/// What compactions took out of a log: files of lines, compressed with gzip and named by the time, in a folder beside it.
/// </summary>
internal sealed class ArchiveFolder(PoolLocation location)
{
    private const string Extension = ".jsonl.gz";
    private const string UnfinishedInfix = ".compacting-";
    private const char RandomSeparator = '.';
    private const int MostOfOneSecond = 1_000_000;

    private readonly string _logPath = location.FilePath;
    private readonly string _folder = location.ArchiveFolder;

    /// <summary>
    /// The archive's files, the newest first; not those whose lines are still in the log, as their compaction is at work or was killed.
    /// </summary>
    public IReadOnlyList<string> Files()
    {
        if (!Directory.Exists(_folder))
            return [];
        var files = Directory.GetFiles(_folder, "*" + Extension);
        // In this order: a file that is being written has its new log beside the log already.
        var unfinished = NewLogPaths().Select(PathOf).ToHashSet(StringComparer.Ordinal);
        files = [.. files.Where(file => !unfinished.Contains(file))];
        Array.Sort(files, StringComparer.Ordinal);
        Array.Reverse(files);
        return files;
    }

    /// <summary>
    /// A path for the new log while lines go to an archive's file. It names that file: as long as the new log stands there, it has not
    /// taken the old one's place, and the file does not count. The rest of the name is random, so that nobody can put a file there before.
    /// </summary>
    public string NewLogPath(string path) =>
        $"{_logPath}{UnfinishedInfix}{Path.GetFileName(path)[..^Extension.Length]}{RandomSeparator}{Path.GetRandomFileName()}";

    /// <summary>Removes what a compaction that was killed has left.</summary>
    public void RemoveUnfinished()
    {
        foreach (var newLog in NewLogPaths())
        {
            // In this order: without the new log the file would count.
            if (Directory.Exists(_folder))
                File.Delete(PathOf(newLog));
            File.Delete(newLog);
        }
    }

    /// <summary>Refuses a folder that is a link: what is archived would go where its maker wants it.</summary>
    /// <exception cref="PoolException">It is a link.</exception>
    public void RequireFolder()
    {
        if (new DirectoryInfo(_folder).LinkTarget is not null)
            throw new PoolException($"The archive '{_folder}' is a link, which is not followed; remove it, or move the archive back there.")
            {
                Fault = PoolFault.Location,
            };
    }

    /// <summary>A path for what is archived at a moment, after all that are there.</summary>
    public string NewPath(DateTimeOffset now)
    {
        var time = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        for (var i = 0; i < MostOfOneSecond; i++)
        {
            var path = Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"{time}-{i:000000}{Extension}"));
            if (!File.Exists(path))
                return path;
        }

        throw new PoolException($"The folder '{_folder}' already has {MostOfOneSecond} archive files of this second; try again.");
    }

    /// <summary>
    /// The lines of an archive's file, unpacked into a file without a name, so that they can be read from the end. Of a damaged file
    /// those before the damage.
    /// </summary>
    public static FileSnapshot Open(string path)
    {
        var file =
            RegularFile.OpenForReading(path) ?? throw new FileNotFoundException($"The archive file '{path}' no longer exists.", path);
        using var packed = new GZipStream(new FileStream(file, FileAccess.Read), CompressionMode.Decompress);
        var unpacked = PrivateFile.OpenUnnamed();
        try
        {
            var block = new byte[256 * 1024];
            long length = 0;
            int got;
            for (; (got = packed.Read(block)) > 0; length += got)
                RandomAccess.Write(unpacked, block.AsSpan(0, got), length);
        }
        catch (InvalidDataException)
        {
            // What comes after the damage cannot be known.
        }
        catch
        {
            unpacked.Dispose();
            throw;
        }

        return FileSnapshot.Of(unpacked);
    }

    private string[] NewLogPaths() =>
        Directory.GetFiles(Path.GetDirectoryName(_logPath)!, Path.GetFileName(_logPath) + UnfinishedInfix + "*");

    private string PathOf(string newLog) =>
        Path.Combine(_folder, newLog[(_logPath.Length + UnfinishedInfix.Length)..].Split(RandomSeparator)[0] + Extension);
}
