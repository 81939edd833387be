namespace PoolCoordination.Status;

/// <summary>Paths as a person reads them.</summary>
internal static class ShownPath
{
    /// <summary>A path, with <c>~</c> in place of the home folder.</summary>
    public static string Of(string path, string home)
    {
        var folder = Path.TrimEndingDirectorySeparator(home);
        return folder.Length > 1 && path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? "~" + path[folder.Length..] : path;
    }
}
