using System.Globalization;
using System.Text;
using PoolCoordination.Storage;

namespace PoolCoordination.Git;

/// <summary>What git wrote down of the moves of a reference, such as HEAD or the stash: a line for each (git-reflog(1)).</summary>
/// <param name="path">The log's path, such as <c>.git/logs/HEAD</c>.</param>
internal sealed class ReferenceLog(string path)
{
    /// <summary>How much of its end is read: some hundred moves.</summary>
    private const long Longest = 64 * 1024;

    private const long LongestLine = 4 * 1024;

    /// <summary>The log of HEAD of a working tree.</summary>
    public static ReferenceLog OfHead(GitRepository repository) => new(Path.Combine(repository.GitFolder, "logs", "HEAD"));

    /// <summary>The log of the stash, of which each line is an entry, the newest last.</summary>
    public static ReferenceLog OfStash(GitRepository repository) => new(Path.Combine(repository.CommonFolder, "logs", "refs", "stash"));

    /// <summary>Its length in bytes; 0 if there is none.</summary>
    public long Length => new FileInfo(path) is { Exists: true } file ? file.Length : 0;

    /// <summary>When the reference was moved last; null if that is not known.</summary>
    public DateTimeOffset? LastMove => Moves(Length - LongestLine) is [.., var last] ? last.At : null;

    /// <summary>The moves after a place, the oldest first; of many the latest. None if it cannot be read.</summary>
    /// <param name="from">The length in bytes up to which they are passed over.</param>
    public IReadOnlyList<ReferenceMove> Moves(long from = 0)
    {
        try
        {
            using var file = RegularFile.OpenForReading(path);
            if (file is null)
                return [];
            var end = RandomAccess.GetLength(file);
            var start = Math.Max(Math.Max(from, 0), end - Longest);
            var bytes = new byte[Math.Max(0, end - start)];
            var length = RandomAccess.Read(file, bytes, start);
            return Parse(Encoding.UTF8.GetString(bytes, 0, length));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static List<ReferenceMove> Parse(string text)
    {
        var moves = new List<ReferenceMove>();
        foreach (var line in text.Split('\n'))
        {
            if (ParseLine(line) is { } move)
                moves.Add(move);
        }

        return moves;
    }

    // The two commits, who moved it, when (seconds and the time zone), and why after a tab.
    private static ReferenceMove? ParseLine(string line)
    {
        var tab = line.IndexOf('\t', StringComparison.Ordinal);
        var fields = (tab < 0 ? line : line[..tab]).Split(' ');
        return fields.Length > 4 && long.TryParse(fields[^2], CultureInfo.InvariantCulture, out var second) && IsTime(second)
            ? new ReferenceMove(DateTimeOffset.FromUnixTimeSeconds(second), fields[0], fields[1], tab < 0 ? "" : line[(tab + 1)..])
            : null;
    }

    private static bool IsTime(long second) => second is > 0 and < 253_402_300_800;
}
