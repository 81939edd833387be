namespace PoolCoordination.Tests;

/// <summary>Paths as the system that the tests run on writes them.</summary>
internal static class NativePath
{
    /// <summary>A path with the separators of the system, from one with those of Unix.</summary>
    public static string Native(this string path) => path.Replace('/', Path.DirectorySeparatorChar);
}
