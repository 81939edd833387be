namespace PoolCoordination.Claims;

/// <summary>
/// The files that a path of a claim means: that file, or that folder with all that is in it. <c>*</c> and <c>?</c> stand for any text
/// and any character within a name, <c>**</c> for any number of folders, and a name without a folder for each file of that name.
/// </summary>
public sealed class PathPattern
{
    private const string AnyFolders = "**";

    private readonly string[] _segments;
    private readonly bool _ignoresCase;

    private PathPattern(string[] segments, bool ignoresCase)
    {
        _segments = segments;
        _ignoresCase = ignoresCase;
    }

    /// <summary>The pattern of a path as it is written in AFFECTS, with slashes or backslashes.</summary>
    /// <param name="path">The path, absolute or relative to the root.</param>
    /// <param name="root">The absolute path of the project folder; null where it is not known: the path may then be anywhere.</param>
    public static PathPattern Of(string path, string? root)
    {
        ArgumentNullException.ThrowIfNull(path);
        var text = WithSlashes(path.Trim());
        var isBareName = !text.Contains('/', StringComparison.Ordinal) && text is not ("." or "..");
        var segments = new List<string>();
        if (!IsAbsolute(text))
        {
            if (root is not null)
                AddLiteral(root, segments);
            if (root is null || isBareName)
                segments.Add(AnyFolders);
        }

        Add(text, segments);
        return new PathPattern([.. segments], IgnoresCase(segments));
    }

    /// <summary>The pattern of one file or folder, in which no character stands for another.</summary>
    /// <param name="path">Its absolute path.</param>
    public static PathPattern OfFile(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var segments = new List<string>();
        AddLiteral(path, segments);
        return new PathPattern([.. segments], IgnoresCase(segments));
    }

    /// <summary>Whether there can be a file that both patterns mean.</summary>
    public bool Overlaps(PathPattern other)
    {
        ArgumentNullException.ThrowIfNull(other);
        string[] ours = _segments, theirs = other._segments;
        var ignoresCase = _ignoresCase || other._ignoresCase;
        // overlaps[j] tells it of the rests of both behind i and j; where one is at its end, what is in that folder is meant by both.
        var overlaps = new bool[theirs.Length + 1];
        Array.Fill(overlaps, value: true);
        for (var i = ours.Length - 1; i >= 0; i--)
        {
            var diagonal = overlaps[theirs.Length];
            overlaps[theirs.Length] = true;
            for (var j = theirs.Length - 1; j >= 0; j--)
            {
                var below = overlaps[j];
                overlaps[j] =
                    ours[i] == AnyFolders || theirs[j] == AnyFolders
                        ? below || overlaps[j + 1]
                        : diagonal && NamePattern.Overlap(ours[i], theirs[j], ignoresCase);
                diagonal = below;
            }
        }

        return overlaps[0];
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join('/', _segments);

    internal static bool BeginsWithDrive(ReadOnlySpan<char> path) => path.Length >= 2 && IsDrive(path[..2]);

    private static string WithSlashes(string path) => path.Replace('\\', '/');

    private static bool IsAbsolute(string path) => path.StartsWith('/') || BeginsWithDrive(path);

    private static bool IsDrive(ReadOnlySpan<char> segment) => segment.Length == 2 && char.IsAsciiLetter(segment[0]) && segment[1] == ':';

    private static bool IgnoresCase(List<string> segments) => OperatingSystem.IsMacOS() || (segments.Count > 0 && IsDrive(segments[0]));

    // Where a name has a character that would stand for another, one takes its place that no name has.
    private static void AddLiteral(string path, List<string> segments) => Add(WithSlashes(path).Replace('*', '\u0001').Replace('?', '\u0002'), segments);

    private static void Add(string path, List<string> segments)
    {
        foreach (var segment in path.Split('/'))
        {
            if (segment.Length == 0 || segment == ".")
                continue;
            if (segment != "..")
                segments.Add(segment);
            else if (segments.Count > 0)
                segments.RemoveAt(segments.Count - 1);
        }
    }
}
