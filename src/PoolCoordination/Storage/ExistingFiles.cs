using System.Text;

namespace PoolCoordination.Storage;

/// <summary>Which files and folders there are.</summary>
internal static class ExistingFiles
{
    private const long LongestText = 1024 * 1024;

    /// <summary>Whether there is a file or folder.</summary>
    /// <param name="path">The absolute path; its last name may have <c>*</c>, <c>?</c> and sets in brackets.</param>
    public static bool Match(string path)
    {
        try
        {
            var name = WithoutSets(Path.GetFileName(path));
            return !name.AsSpan().ContainsAny('*', '?')
                ? Path.Exists(path)
                : Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(path)!, name).Any();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }

    /// <summary>A name with any character in the place of each set in brackets, unless there are no other wildcards.</summary>
    private static string WithoutSets(string name)
    {
        if (!name.AsSpan().ContainsAny('*', '?'))
            return name;
        while (name.IndexOf('[') is >= 0 and var start && name.IndexOf(']', start) is > 0 and var end)
            name = $"{name[..start]}?{name[(end + 1)..]}";
        return name;
    }

    /// <summary>The text of a file; null if it cannot be read or is long.</summary>
    public static string? Read(string path)
    {
        try
        {
            return new FileInfo(path) is { Exists: true, Length: <= LongestText } && RegularFile.ReadAll(path) is { } content
                ? Encoding.UTF8.GetString(content)
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
