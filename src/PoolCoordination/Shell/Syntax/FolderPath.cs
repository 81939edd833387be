namespace PoolCoordination.Shell.Syntax;

/// <summary>Folders as a line of commands goes through them, by their names alone.</summary>
internal static class FolderPath
{
    /// <summary>A longer name is not that of a folder.</summary>
    private const int Longest = 4096;

    /// <summary>The folder that a name means in another; null if it cannot be known.</summary>
    public static string? Combine(string? folder, string name)
    {
        var isAbsolute = name is ['/' or '~', ..] or [_, ':', ..];
        var path = isAbsolute ? (name[0] == '/' ? "/" : "") : folder;
        if (path is null || name.Length > Longest)
            return null;
        foreach (var range in name.AsSpan().Split('/'))
        {
            var part = name.AsSpan()[range];
            if (part is "..")
                path = Above(path);
            else if (part.Length > 0 && part is not ".")
                path = Below(path, part);
        }

        return path.Length > Longest ? null : path;
    }

    private static string Below(string path, ReadOnlySpan<char> part) => path is "" or "/" ? $"{path}{part}" : $"{path}/{part}";

    private static string Above(string path)
    {
        var slash = path.LastIndexOf('/');
        var last = path.AsSpan(slash + 1);
        if (path is "/")
            return path;
        if (path.Length == 0 || last is ".." || last.StartsWith('~') || last.EndsWith(':'))
            return Below(path, "..");
        return slash > 0 ? path[..slash] : path[..(slash + 1)];
    }
}
