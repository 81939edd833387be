using PoolCoordination.Host;

namespace PoolCoordination.Storage;

/// <summary>
/// Paths without links, so that one file has one path. On Windows they are without short names and substituted drives too, in any spelling.
/// </summary>
internal static class RealPath
{
    private const int MostLinks = 40;

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
        for (var folder = Path.GetDirectoryName(full); folder is not null; folder = Path.GetDirectoryName(folder))
            names.Add(Path.Join(Of(folder), full[folder.Length..]));
        return names;
    }

    private static string Of(string path, ref int links)
    {
        var full = Path.GetFullPath(WindowsPath.Local(path));
        var resolved = Path.GetPathRoot(full)!;
        foreach (var name in full[resolved.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            var next = Path.Combine(resolved, name);
            // As many as systems follow before they speak of a loop.
            resolved = links < MostLinks && TargetOf(next) is { } target
                ? Follow(Path.Combine(resolved, target), ref links)
                : next;
        }

        return resolved;
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

    private static string? TargetOf(string path)
    {
        try
        {
            return new FileInfo(path).LinkTarget;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
