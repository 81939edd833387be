using System.Globalization;
using System.IO.Compression;

namespace PoolCoordination.Log;

/// <summary>What compactions took out of a log: files of lines, compressed with gzip and named by the time, in a folder beside it.</summary>
internal sealed class Archive(PoolLocation location)
{
    /// <summary>What a file's name ends with while it is written.</summary>
    public const string UnfinishedExtension = ".unfinished";

    private const string Extension = ".jsonl.gz";
    private const int MostOfOneSecond = 1000;

    /// <summary>The archive's files, the newest first.</summary>
    public IReadOnlyList<string> Files()
    {
        if (!Directory.Exists(location.ArchiveFolder))
            return [];
        var files = Directory.GetFiles(location.ArchiveFolder, "*" + Extension);
        Array.Sort(files, StringComparer.Ordinal);
        Array.Reverse(files);
        return files;
    }

    /// <summary>
    /// The file that a compaction left behind which was killed before the log was replaced: its lines are in the log still.
    /// </summary>
    public string? Leftover() => Files() is [var newest, ..] && FirstLine(newest) is { } line && IsInLog(line) ? newest : null;

    /// <summary>Removes files that a compaction which was killed did not finish.</summary>
    public void RemoveUnfinished()
    {
        if (!Directory.Exists(location.ArchiveFolder))
            return;
        foreach (var file in Directory.GetFiles(location.ArchiveFolder, "*" + UnfinishedExtension))
            File.Delete(file);
    }

    /// <summary>A path for what is archived at a moment, behind all that are there.</summary>
    public string NewPath(DateTimeOffset now)
    {
        var time = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        for (var i = 0; i < MostOfOneSecond; i++)
        {
            var path = Path.Combine(location.ArchiveFolder, string.Create(CultureInfo.InvariantCulture, $"{time}-{i:000}{Extension}"));
            if (!File.Exists(path))
                return path;
        }

        throw new PoolException($"The folder '{location.ArchiveFolder}' has {MostOfOneSecond} files of this second already.");
    }

    /// <summary>The lines of an archive's file, unpacked into a file without a name, so that they can be read from the end.</summary>
    public static LogSnapshot Open(string path)
    {
        var unpacked = File.OpenHandle(
            Path.Combine(Path.GetTempPath(), $"pool-{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);
        using var packed = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        var block = new byte[256 * 1024];
        long length = 0;
        int got;
        for (; (got = packed.Read(block)) > 0; length += got)
            RandomAccess.Write(unpacked, block.AsSpan(0, got), length);
        return LogSnapshot.Of(unpacked);
    }

    /// <summary>The first line of an archive's file; null where it has none or is no archive.</summary>
    public static byte[]? FirstLine(string path)
    {
        try
        {
            using var packed = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
            var line = new List<byte>();
            int next;
            while ((next = packed.ReadByte()) >= 0 && next != '\n')
                line.Add((byte)next);
            return next == '\n' ? [.. line] : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private bool IsInLog(ReadOnlySpan<byte> line)
    {
        if (!File.Exists(location.LogPath))
            return false;
        using var log = File.OpenHandle(location.LogPath, share: FileShare.ReadWrite | FileShare.Delete);
        using var lines = new ForwardLines(log, 0, RandomAccess.GetLength(log));
        while (lines.MoveNext())
        {
            if (lines.Line.SequenceEqual(line))
                return true;
        }

        return false;
    }
}
