namespace PoolCoordination.Streams;

/// <summary>
/// Where Windows has a program. Left to itself it looks in the working folder before it looks in PATH, and there a clone may have brought
/// one of that name.
/// </summary>
internal static class WindowsProgram
{
    private const string Extension = ".exe";

    /// <summary>The absolute path of a program; null where there is none.</summary>
    /// <param name="name">Its name without an extension, or its absolute path.</param>
    /// <param name="environment">The variables, with PATH.</param>
    public static string? PathOf(string name, IReadOnlyDictionary<string, string> environment)
    {
        if (Path.IsPathFullyQualified(name))
            return name;
        var folders = environment.FirstOrDefault(variable => string.Equals(variable.Key, "PATH", StringComparison.OrdinalIgnoreCase)).Value;
        return (folders ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(Path.IsPathFullyQualified)
            .Select(folder => Path.Combine(folder, name + Extension))
            .FirstOrDefault(File.Exists);
    }
}
