namespace PoolCoordination.Storage;

/// <summary>Which files and folders there are.</summary>
internal static class ExistingFiles
{
    /// <summary>Whether there is a file or folder.</summary>
    /// <param name="path">The absolute path; its last name may have <c>*</c> and <c>?</c>.</param>
    public static bool Match(string path)
    {
        try
        {
            var name = Path.GetFileName(path);
            return !name.AsSpan().ContainsAny('*', '?')
                ? Path.Exists(path)
                : Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(path)!, name).Any();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }
}
