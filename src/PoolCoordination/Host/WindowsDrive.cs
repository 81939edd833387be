namespace PoolCoordination.Host;

/// <summary>The drive of a path of Windows, such as <c>C:</c>, which a pool that machines share may name on any system.</summary>
internal static class WindowsDrive
{
    /// <summary>Whether a segment of a path is a drive.</summary>
    public static bool Is(ReadOnlySpan<char> segment) => segment.Length == 2 && char.IsAsciiLetter(segment[0]) && segment[1] == ':';

    /// <summary>Whether a path begins with a drive; <c>x:y.py</c> is a file's name on other systems.</summary>
    public static bool Begins(ReadOnlySpan<char> path) => path.Length >= 2 && Is(path[..2]) && (path.Length == 2 || path[2] is '/' or '\\');
}
