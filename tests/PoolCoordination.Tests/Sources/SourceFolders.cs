namespace PoolCoordination.Tests.Sources;

/// <summary>Where the repository's sources are.</summary>
internal static class SourceFolders
{
    /// <summary>Files of some folders; what the build makes is in <c>bin</c> and <c>obj</c>.</summary>
    public static IEnumerable<string> Files(string[] folders, string pattern) =>
        from folder in folders
        from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), pattern, SearchOption.AllDirectories)
        where !Name(file).Split('/').Any(part => part is "bin" or "obj")
        orderby file
        select file;

    /// <summary>A file's path from the repository's root, with slashes.</summary>
    public static string Name(string file) => Path.GetRelativePath(Repository.Root, file).Replace(Path.DirectorySeparatorChar, '/');
}
