using System.Text;

namespace PoolCoordination.Git;

/// <summary>
/// What git tracks in a folder, told from the indexes of the repositories around it. It is what a pull or a checkout may change there.
/// </summary>
internal static class TrackedFiles
{
    /// <summary>The answer where it cannot be told: an index that is split, damaged, or of a version to come.</summary>
    public const string Unknown = "?";

    private const uint TypeMask = 0xF000;
    private const uint GitLink = 0xE000;
    private const string LinkMode = "120000 ";
    private const string SharedName = "sharedindex.";
    private const int Most = 100;

    // Where names are compared without case, the path can come in another, at another place of the order.
    private static readonly bool s_isCaseIgnored = OperatingSystem.IsWindows() || OperatingSystem.IsMacOS();

    /// <summary>
    /// The tracked files in a folder, each with its mode and the id of its content, so that another text tells that one was changed; null
    /// where none is tracked. A <c>.gitignore</c> does not count.
    /// </summary>
    /// <param name="folder">The folder's real path.</param>
    public static string? In(string folder)
    {
        var files = new List<string>();
        for (var above = folder; above is not null; above = Path.GetDirectoryName(above))
        {
            // A repository within another hides nothing: a checkout of the outer one writes there too.
            if (
                GitRepository.At(above) is { } repository
                && !TryAdd(repository, Path.GetRelativePath(above, folder).Replace('\\', '/'), files)
            )
                return Unknown;
        }

        return files.Count == 0 ? null : string.Join(", ", files);
    }

    /// <summary>Whether one of them is a link: what it leads to can change while it does not.</summary>
    /// <param name="tracked">What <see cref="In"/> says of a folder.</param>
    public static bool HaveLink(string tracked) =>
        tracked.StartsWith(LinkMode, StringComparison.Ordinal) || tracked.Contains(", " + LinkMode, StringComparison.Ordinal);

    private static bool TryAdd(GitRepository repository, string folder, List<string> files)
    {
        try
        {
            var idSize = string.Equals(
                GitConfig.Value(Path.Combine(repository.CommonFolder, "config"), "extensions", "objectformat"),
                "sha256",
                StringComparison.OrdinalIgnoreCase
            )
                ? 32
                : 20;
            var path = folder == "." ? "" : folder;
            if (File.Exists(repository.IndexPath))
                Add(repository.IndexPath, idSize, path, files);
            // A split index keeps the most in a second file, and says in the first by numbers which of it still counts.
            var count = files.Count;
            if (SharedIndexOf(repository, idSize) is { } shared)
                Add(shared, idSize, path, files);
            return files.Count == count && count <= Most;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return false;
        }
    }

    /// <summary>The second file of a split index; null where it is whole. One that is no longer used stays there for a while.</summary>
    private static string? SharedIndexOf(GitRepository repository, int idSize)
    {
        if (!File.Exists(repository.IndexPath) || Directory.GetFiles(repository.GitFolder, SharedName + "*").Length == 0)
            return null;
        using var reader = new GitIndexReader(repository.IndexPath, idSize);
        return reader.FindSharedIndex() is { } id ? Path.Combine(repository.GitFolder, SharedName + id) : null;
    }

    private static void Add(string index, int idSize, string folder, List<string> files)
    {
        var within = folder.Length == 0 ? [] : Encoding.UTF8.GetBytes(folder + "/");
        Func<GitIndexReader, bool> concerns = entry => Concerns(entry, within);
        using var reader = new GitIndexReader(index, idSize);
        while (reader.MoveNext(concerns))
        {
            if (reader.ObjectId.Length > 0)
                files.Add($"{Convert.ToString(reader.Mode, 8)} {reader.ObjectId} {Encoding.UTF8.GetString(reader.PathBytes)}");
            else if (
                !s_isCaseIgnored
                && within.Length > 0
                && reader.PathBytes.SequenceCompareTo(within) > 0
                && !reader.PathBytes.StartsWith(within)
            )
                return;
        }
    }

    /// <summary>
    /// Whether an entry is in the folder, or is one in whose place the folder stands: a link, or a folder of which no file is checked out.
    /// </summary>
    private static bool Concerns(GitIndexReader entry, byte[] within)
    {
        var path = entry.PathBytes;
        if (path.IsEmpty)
            return false;
        // A submodule's files are in its own index, which is read where the folder is in the submodule; of one in the folder its commit
        // counts.
        if (StartsWith(path, within))
            return !Equals(path[within.Length..], ".gitignore"u8);
        return (entry.Mode & TypeMask) != GitLink
            && StartsWith(within, path)
            && (path[^1] == (byte)'/' || within[path.Length] == (byte)'/');
    }

    private static bool StartsWith(ReadOnlySpan<byte> path, ReadOnlySpan<byte> start) =>
        path.Length >= start.Length && Equals(path[..start.Length], start);

    private static bool Equals(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) =>
        s_isCaseIgnored ? Ascii.EqualsIgnoreCase(left, right) || left.SequenceEqual(right) : left.SequenceEqual(right);
}
