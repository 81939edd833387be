using PoolCoordination.Host;

namespace PoolCoordination.Storage;

/// <summary>
/// Paths without links, so that one file has one path. On Windows they are without short names and substituted drives too, in any spelling.
/// </summary>
internal static class RealPath
{
    private const int MostLinks = 40;

    /// <summary>What the library says of a file that does not exist.</summary>
    private const FileAttributes Missing = (FileAttributes)(-1);

    /// <summary>The absolute path with each link in it replaced by what it points to; what does not exist stays as it is.</summary>
    public static string Of(string path)
    {
        // A path of Windows in a pool that is read elsewhere.
        if (!OperatingSystem.IsWindows() && WindowsDrive.Begins(path))
            return path;
        var links = 0;
        var withoutLinks = Of(path, ref links);
        return OperatingSystem.IsWindows() ? OnWindows(withoutLinks) : withoutLinks;
    }

    /// <summary>
    /// The paths by which a claim may name a file: without links, as it is given, and with the links of each folder above it replaced, as
    /// the project's folder is such a one and a claim's own path may go by a link in it.
    /// </summary>
    public static IReadOnlyCollection<string> Aliases(string path)
    {
        var real = Of(path);
        if (string.Equals(real, path, PathCase.Comparison))
            return [real];
        var full = Path.GetFullPath(WindowsPath.Local(path));
        var names = new HashSet<string>(StringComparer.Ordinal) { real, full };
        var links = 0;
        var resolved = Path.GetPathRoot(full)!;
        var at = resolved.Length;
        // The path's own name and those of all folders above it; without a link a folder has no other name.
        var isThere = true;
        for (var hasLink = false; at < full.Length && isThere;)
        {
            var end = full.IndexOf(Path.DirectorySeparatorChar, at) is >= 0 and var next ? next : full.Length;
            (var before, resolved) = (Path.Combine(resolved, full[at..end]), Resolve(resolved, full[at..end], ref links, ref isThere));
            hasLink |= !string.Equals(before, resolved, StringComparison.Ordinal);
            if (hasLink && end < full.Length)
                names.Add(Path.Join(OperatingSystem.IsWindows() ? OnWindows(resolved) : resolved, full[end..]));
            at = end + 1;
        }

        return names;
    }

    /// <summary>The folders of an absolute path down to the last one that exists.</summary>
    public static string ExistingPart(string path)
    {
        var existing = Path.GetPathRoot(path)!;
        for (var at = existing.Length; at < path.Length;)
        {
            var end = path.IndexOf(Path.DirectorySeparatorChar, at) is >= 0 and var next ? next : path.Length;
            if (!Path.Exists(path[..end]))
                break;
            existing = path[..end];
            at = end + 1;
        }

        return existing;
    }

    private static string Of(string path, ref int links)
    {
        var full = Path.GetFullPath(WindowsPath.Local(path));
        var resolved = Path.GetPathRoot(full)!;
        var isThere = true;
        for (var at = resolved.Length; at < full.Length;)
        {
            // A path can have very many folders that do not exist.
            if (!isThere)
                return Path.TrimEndingDirectorySeparator(Path.Combine(resolved, full[at..]));
            var end = full.IndexOf(Path.DirectorySeparatorChar, at) is >= 0 and var next ? next : full.Length;
            resolved = Resolve(resolved, full[at..end], ref links, ref isThere);
            at = end + 1;
        }

        return resolved;
    }

    /// <summary>A name in a folder without links, with the link that it may be followed.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="name">The name in it.</param>
    /// <param name="links">How many links were followed so far.</param>
    /// <param name="isThere">Whether the folder exists, and then the result: there is no link in one that does not.</param>
    private static string Resolve(string folder, string name, ref int links, ref bool isThere)
    {
        var path = Path.Combine(folder, name);
        // As many as systems follow before they speak of a loop.
        return isThere && links < MostLinks && TargetOf(path, ref isThere) is { } target
            ? Follow(Path.Combine(folder, target), ref links)
            : path;
    }

    /// <summary>The path without links by the names that the system itself has for what exists of it.</summary>
    private static string OnWindows(string path)
    {
        for (var folder = path; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (WindowsFile.RealPath(folder) is { } real)
                return Path.Combine(real, path[folder.Length..].TrimStart(Path.DirectorySeparatorChar));
        }

        return path;
    }

    private static string Follow(string path, ref int links)
    {
        links++;
        return Of(path, ref links);
    }

    private static string? TargetOf(string path, ref bool isThere)
    {
        try
        {
            var file = new FileInfo(path);
            var attributes = file.Attributes;
            isThere = attributes != Missing;
            return isThere && attributes.HasFlag(FileAttributes.ReparsePoint) ? file.LinkTarget : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
