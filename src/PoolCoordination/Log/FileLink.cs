namespace PoolCoordination.Log;

/// <summary>Symbolic links to files.</summary>
internal static class FileLink
{
    /// <summary>The file that a path leads to: where it is a link, what that points to in the end, which need not exist; else the path.</summary>
    /// <exception cref="IOException">Links lead in a circle.</exception>
    public static string TargetOf(string path) =>
        new FileInfo(path) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path : path;
}
