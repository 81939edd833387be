using PoolCoordination.Storage;

namespace PoolCoordination.Status;

/// <summary>Paths as a person reads them.</summary>
internal static class ShownPath
{
    /// <summary>A pool by its folder where its log has the usual name, else by its log or address.</summary>
    public static string OfPool(string pool, string home) =>
        Of(Path.GetFileName(pool) == PoolLocation.LogName && Path.GetDirectoryName(pool) is { } folder ? folder : pool, home);

    /// <summary>A path, with <c>~</c> in place of the home folder.</summary>
    public static string Of(string path, string home)
    {
        var folder = Path.TrimEndingDirectorySeparator(home);
        return folder.Length > 1 && path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? "~" + path[folder.Length..]
            : path;
    }
}
