using PoolCoordination.Host;

namespace PoolCoordination.Installation;

/// <summary>A folder in which nothing is left.</summary>
internal static class EmptyFolder
{
    /// <summary>Removes a folder and those above it that are empty then, up to one of these.</summary>
    public static void RemoveUpTo(string top, string folder)
    {
        for (
            string? last = folder;
            last is not null && last.StartsWith(top, PathCase.Comparison) && TryRemove(last);
            last = Path.GetDirectoryName(last)
        ) { }
    }

    /// <summary>Removes a folder that is empty; one that has something, or is gone already, stays as it is.</summary>
    /// <returns>Whether it was removed.</returns>
    public static bool TryRemove(string folder)
    {
        try
        {
            Directory.Delete(folder);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
