namespace PoolCoordination.Host;

/// <summary>How this system compares paths.</summary>
internal static class PathCase
{
    /// <summary>Ignoring case where its file systems do as a rule.</summary>
    public static StringComparison Comparison { get; } =
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>Whether two paths are of one folder, with a separator at the end or without.</summary>
    public static bool IsSame(string path, string other) =>
        Path.TrimEndingDirectorySeparator(path.AsSpan()).Equals(Path.TrimEndingDirectorySeparator(other.AsSpan()), Comparison);
}
