using System.Buffers;
using PoolCoordination.Host;
using PoolCoordination.Storage;
using PoolCoordination.Text.Secrets;

namespace PoolCoordination.Claims;

/// <summary>
/// Reads what people and models write as the paths of a claim: <c>src/auth.py:12-40</c> and <c>"src/auth.py" (login)</c> mean a file. It
/// looks at what exists, and so is done once, when the claim is written: the paths in the log mean what they say, for all readers.
/// </summary>
/// <param name="root">The absolute path of the folder from which relative paths start, on this machine.</param>
/// <param name="home">The user's home folder.</param>
/// <param name="folder">The folder in which the writer works, if that is known.</param>
internal sealed class PathReading(string root, string home, string? folder = null)
{
    /// <summary>A longer part is not a path that anybody wrote, and is not read.</summary>
    private const int LongestPart = 1000;

    /// <summary>More parts are more than a claim can have, and are not read.</summary>
    private const int MostParts = 1000;

    private static readonly SearchValues<char> s_unusual = SearchValues.Create(" \t:;#\"'`“”‘’~@(<|，、；");
    private static readonly char[] s_commas = ['，', '、', '；', '|'];
    private static readonly string[] s_none = ["none", "n/a", "nothing", "no file", "no files", "-", "–", "—"];
    private static readonly string[] s_wordsBefore =
    [
        "and ",
        "the ",
        "all of ",
        "all ",
        "everything in ",
        "everything under ",
        "files in ",
        "file ",
        "folder ",
        "directory ",
    ];
    private static readonly string[] s_wordsOfFolders = [" folder", " directory", " dir"];
    private static readonly string[] s_wordsOfFiles = [" files", " file", " module", " package", " script"];

    /// <summary>Gets the reading for claims that are made in an environment.</summary>
    public static PathReading In(PoolEnvironment environment) =>
        new(ProjectRoot.Of(environment), environment.HomeFolder, environment.CurrentFolder);

    /// <summary>The paths that are meant; what is unclear stays as it is written.</summary>
    public IReadOnlyList<string> Read(IReadOnlyList<string> affects)
    {
        if (affects.Count > MostParts)
            return affects;
        var paths = new List<string>(affects.Count);
        // Before a mark that separates paths cuts a credential in two.
        foreach (var part in Braces.Expand([.. affects.Select(SecretRedactor.Redact)]))
        {
            var count = paths.Count;
            if (TryRead(part, paths))
                continue;
            paths.RemoveRange(count, paths.Count - count);
            paths.Add(part);
        }

        return paths;
    }

    /// <summary>The parts that are not the path of anything.</summary>
    public List<string> Unclear(IReadOnlyList<string> paths)
    {
        var unclear = new List<string>();
        foreach (var path in paths)
        {
            if (!TryRead(path, []))
                unclear.Add(path);
        }

        return unclear;
    }

    private bool TryRead(string written, List<string> paths)
    {
        var text = written.Trim();
        if (text.Length > LongestPart)
            return false;
        if (NamedResource.TryRead(text, out var resource))
        {
            paths.Add(resource);
            return true;
        }

        if (OperatingSystem.IsWindows())
            text = WindowsPath.WithDrive(text, Environment.MachineName);
        if (IsPlain(text) || (text.Length > 0 && Exists(text)))
            return Add(text, paths);
        if (PathWrapping.Remove(text) is var bare && bare != text)
            return TryRead(bare, paths);
        if (text.Length == 0 || IsNone(text))
            return true;
        if (text is ['~', ..] && (text.Length == 1 || text[1] is '/' or '\\'))
            return TryRead(home + text[1..], paths);
        if (text is ['@', _, ..] && !Exists(text.Split('/')[0]))
            return TryRead(text[1..], paths);
        // From the project's folder, as ignore files write it.
        if (text is ['/', _, ..] && !Exists(text) && Exists(text[1..]))
            return Add(text[1..], paths);
        return !text.Contains("://", StringComparison.Ordinal)
            && (
                TryReadAll(text.Split(';'), pathsOnly: false, paths)
                || TryReadAll(text.Split(s_commas), pathsOnly: true, paths)
                || TryReadAll(text.Split(" and "), pathsOnly: true, paths)
                || TryReadAll(text.Split(" & "), pathsOnly: true, paths)
                || TryReadCut(text, paths)
                || TryReadFile(text, paths)
                || TryReadWords(text, paths)
                || TryKeep(text, paths)
            );
    }

    /// <summary>A path as most are: nothing in it asks for a reading.</summary>
    private static bool IsPlain(string text) =>
        text.Length > 1 && !text.AsSpan().ContainsAny(s_unusual) && text[^1] != '.' && !IsNone(text);

    private static bool IsNone(string text) =>
        Array.Exists(s_none, none => text.AsSpan().TrimEnd('.').Equals(none, StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads each of several parts, which words join where each is a path, and marks in any case.</summary>
    private bool TryReadAll(string[] parts, bool pathsOnly, List<string> paths)
    {
        if (parts.Length < 2)
            return false;
        var count = paths.Count;
        foreach (var part in parts)
        {
            var before = paths.Count;
            if (TryRead(part, paths) && !(pathsOnly && paths.FindIndex(before, path => !LooksLikePath(path) && !Exists(path)) >= 0))
                continue;
            paths.RemoveRange(count, paths.Count - count);
            return false;
        }

        return true;
    }

    private bool TryReadCut(string text, List<string> paths)
    {
        foreach (var (cut, pathsOnly) in PathWrapping.Cuts(text))
        {
            var isLikely = pathsOnly ? LooksLikePath(cut) || Exists(cut) : cut.Length > 0;
            if (isLikely && TryRead(cut, paths))
                return true;
        }

        return false;
    }

    /// <summary>
    /// Reads a file that is there with something else after it: <c>src/auth.py:login</c> or <c>src/auth.py -> tokens</c>.
    /// </summary>
    private bool TryReadFile(string text, List<string> paths) =>
        TryCutAfterFile(text, out var file, out var rest) && !Array.Exists(rest.Split(' '), LooksLikePath) && Add(file, paths);

    private bool TryCutAfterFile(string text, out string file, out string rest)
    {
        var end = text.AsSpan().IndexOfAny(' ', '\t', ':');
        (file, rest) = end <= 0 ? ("", "") : (text[..end], text[(end + 1)..]);
        return end > 0 && File.Exists(Path.Combine(root, file));
    }

    /// <summary>Reads "the src/db folder". A word that could be anything counts where it is a file or folder.</summary>
    private bool TryReadWords(string text, List<string> paths)
    {
        foreach (var word in s_wordsBefore)
        {
            if (
                text.StartsWith(word, StringComparison.OrdinalIgnoreCase)
                && text[word.Length..].Trim() is var rest
                && (rest.Contains(' ', StringComparison.Ordinal) || LooksLikePath(rest) || Exists(rest))
            )
                return TryRead(rest, paths);
        }

        foreach (var word in s_wordsOfFolders)
        {
            if (
                text.EndsWith(word, StringComparison.OrdinalIgnoreCase)
                && text[..^word.Length].TrimEnd('/', ' ') is { Length: > 0 } folder
                && (LooksLikePath(folder) || Exists(folder))
            )
                return TryRead(folder + "/", paths);
        }

        foreach (var word in s_wordsOfFiles)
        {
            if (
                text.EndsWith(word, StringComparison.OrdinalIgnoreCase)
                && text[..^word.Length].Trim() is var file
                && (LooksLikePath(file) || Exists(file))
            )
                return TryRead(file, paths);
        }

        return false;
    }

    /// <summary>
    /// What has no spaces can be a name, and what is in a folder that exists a file to be made, unless its name begins with that of a file
    /// and a space.
    /// </summary>
    private bool TryKeep(string text, List<string> paths) =>
        (
            !text.AsSpan().ContainsAny(' ', '\t')
            || (
                text.AsSpan().LastIndexOfAny('/', Path.DirectorySeparatorChar) is > 0 and var slash
                && Exists(text[..slash])
                && !TryCutAfterFile(text, out _, out _)
            )
        ) && Add(text, paths);

    private static bool LooksLikePath(string text) =>
        NamedResource.TryRead(text, out _)
        || text.Length > 0
        && !text.AsSpan().ContainsAny(' ', '\t')
        && (text.AsSpan().ContainsAny('/', '\\', '*') || text.LastIndexOf('.') is > 0 and var dot && dot < text.Length - 1);

    private bool Exists(string path) => Path.Exists(Path.Combine(root, path));

    /// <summary>
    /// The path by which all know a file that Windows knows by several: the one without short names, streams and substituted drives.
    /// </summary>
    private string WithoutOtherNames(string path)
    {
        var plain = WindowsPath.Local(path);
        if (NamePattern.HasWildcard(plain) || !(Path.IsPathFullyQualified(plain) || plain.Contains('~', StringComparison.Ordinal)))
            return plain;
        var full = Path.Combine(root, plain);
        var real = RealPath.Of(full);
        if (PathCase.IsSame(Path.GetFullPath(full), real))
            return plain;
        var named = Path.IsPathFullyQualified(plain) ? real : Path.GetRelativePath(root, real).Replace('\\', '/');
        return named + (Path.EndsInDirectorySeparator(plain) ? plain[^1] : "");
    }

    /// <summary>
    /// A path as it is from the root. One with <c>./</c> or <c>../</c> at its beginning starts from the folder in which its writer works;
    /// with <c>./</c>, from the root where only there is such a file.
    /// </summary>
    private string FromFolder(string path)
    {
        var isAbove = path.StartsWith("../", StringComparison.Ordinal);
        if (folder is null || !(isAbove || path.StartsWith("./", StringComparison.Ordinal)))
            return path;
        var place = RealPath.Of(folder);
        if (place == root)
            return path;
        var full = Path.GetFullPath(path, place);
        if (!isAbove && Exists(path) && !Path.Exists(full))
            return path;
        var relative = Path.GetRelativePath(root, full).Replace('\\', '/');
        return relative == "." ? "**"
            : relative.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? full
            : relative.Contains('/', StringComparison.Ordinal) ? relative
            : "./" + relative;
    }

    /// <summary>
    /// Adds a path. The name of a folder in which a git working tree begins is the folder, for a name covers nothing in another tree.
    /// </summary>
    private bool Add(string path, List<string> paths)
    {
        // What is left of another name may mean something else, as a mark that separates paths.
        if (OperatingSystem.IsWindows() && WithoutOtherNames(path) is var plain && plain != path)
            return TryRead(plain, paths);
        path = FromFolder(path);
        paths.Add(Exists(Path.Combine(path, ".git")) && path[^1] is not ('/' or '\\') ? path + "/" : path);
        return true;
    }
}
