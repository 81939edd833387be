using PoolCoordination.Claims;

namespace PoolCoordination.Tests.Claims.Plain;

/// <summary>
/// The files that a path of a claim means: that file, or that folder with all that is in it. <c>*</c> and <c>?</c> stand for any text
/// and any character within a name, <c>**</c> for any number of folders, and a name without a folder for each file of that name.
/// </summary>
/// <remarks>
/// Whether a path means a file or a folder is told by how it is written: one that ends in a slash or in a name without an extension may
/// be a folder, and any other is a file, unless the other path names it as a folder. Else <c>auth.py</c>, which may be in any folder,
/// would overlap <c>src/main.py</c>, where that were one.
/// </remarks>
public sealed class PlainPathPattern
{
    private const string AnyFolders = "**";

    private readonly string[] _segments;
    private readonly bool _ignoresCase;
    private readonly bool _isFile;
    private readonly bool _isKnown;
    private readonly int _literals;

    private PlainPathPattern(List<string> segments, bool isFile, bool isKnown = false)
    {
        _segments = [.. segments];
        _ignoresCase = IgnoresCase(segments);
        _isFile = isFile && _segments.Length > 0 && _segments[^1] != AnyFolders;
        _isKnown = isKnown;
        while (_literals < _segments.Length && !PlainNamePattern.HasWildcard(_segments[_literals]))
            _literals++;
    }

    /// <summary>The pattern of a path as it is written in AFFECTS, with slashes or backslashes.</summary>
    /// <param name="path">The path, absolute or relative to the root.</param>
    /// <param name="root">The absolute path of the project folder; null where it is not known: the path may then be anywhere.</param>
    public static PlainPathPattern Of(string path, string? root)
    {
        ArgumentNullException.ThrowIfNull(path);
        var text = WithSlashes(path.Trim());
        var isAbsolute = IsAbsolute(text);
        var isBareName = !isAbsolute && !text.Contains('/', StringComparison.Ordinal) && text is not ("." or "..");
        var segments = new List<string>();
        if (!isAbsolute)
        {
            if (root is not null)
                AddLiteral(root, segments);
            if (root is null || isBareName)
                segments.Add(AnyFolders);
        }
        else if (root is not null)
        {
            AddLiteral(ProjectRoot.MachineOf(root), segments);
            if (BeginsWithDrive(root) && !BeginsWithDrive(text))
                segments.Add(root[..2]);
        }

        Add(text, segments);
        return new PlainPathPattern(segments, isFile: isBareName || IsNameOfFile(text[(text.LastIndexOf('/') + 1)..]));
    }

    /// <summary>The pattern of one file or folder, in which no character stands for another.</summary>
    /// <param name="path">Its absolute path.</param>
    /// <param name="isFolder">Whether it is a folder, with all that is in it.</param>
    public static PlainPathPattern OfFile(string path, bool isFolder = false)
    {
        ArgumentNullException.ThrowIfNull(path);
        var segments = new List<string>();
        AddLiteral(path, segments);
        return new PlainPathPattern(segments, isFile: !isFolder, isKnown: true);
    }

    /// <summary>Whether there can be a file that both patterns mean.</summary>
    public bool Overlaps(PlainPathPattern other)
    {
        ArgumentNullException.ThrowIfNull(other);
        string[] ours = _segments, theirs = other._segments;
        var ignoresCase = _ignoresCase || other._ignoresCase;
        if (PartWays(other, ignoresCase))
            return false;
        // overlaps[j] has it for the rests of both after i and j; where one is at its end, what is in that folder is meant by both.
        var overlaps = new bool[theirs.Length + 1];
        for (var j = theirs.Length; j >= 0; j--)
            overlaps[j] = MayHoldRest(other, j);
        for (var i = ours.Length - 1; i >= 0; i--)
        {
            var diagonal = overlaps[theirs.Length];
            overlaps[theirs.Length] = other.MayHoldRest(this, i);
            for (var j = theirs.Length - 1; j >= 0; j--)
            {
                var below = overlaps[j];
                overlaps[j] =
                    ours[i] == AnyFolders || theirs[j] == AnyFolders
                        ? below || overlaps[j + 1]
                        : (diagonal || IsFolderBy(other, i, j) || other.IsFolderBy(this, j, i))
                            && PlainNamePattern.Overlap(ours[i], theirs[j], ignoresCase);
                diagonal = below;
            }
        }

        return overlaps[0];
    }

    /// <summary>
    /// Whether the folders that both write out at their beginning differ; most patterns differ there, and are done with quickly.
    /// </summary>
    private bool PartWays(PlainPathPattern other, bool ignoresCase)
    {
        for (var i = 0; i < _literals && i < other._literals; i++)
        {
            if (!PlainNamePattern.Overlap(_segments[i], other._segments[i], ignoresCase))
                return true;
        }

        return false;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join('/', _segments);

    /// <summary>Whether what this pattern means at its end may hold what is left of another there.</summary>
    private bool MayHoldRest(PlainPathPattern other, int from) => !_isFile || other._segments.AsSpan(from).IndexOfAnyExcept(AnyFolders) < 0;

    /// <summary>Whether this pattern is at its end at a name that another, which goes on, writes out as that of a folder.</summary>
    private bool IsFolderBy(PlainPathPattern other, int at, int otherAt) =>
        !_isKnown
        && at == _segments.Length - 1
        && otherAt < other._segments.Length - 1
        && !PlainNamePattern.HasWildcard(other._segments[otherAt]);

    internal static bool BeginsWithDrive(ReadOnlySpan<char> path) => path.Length >= 2 && IsDrive(path[..2]);

    private static string WithSlashes(string path) => path.Replace('\\', '/');

    private static bool IsAbsolute(string path) => path.StartsWith('/') || BeginsWithDrive(path);

    private static bool IsDrive(ReadOnlySpan<char> segment) => segment.Length == 2 && char.IsAsciiLetter(segment[0]) && segment[1] == ':';

    private static bool IgnoresCase(List<string> segments) =>
        OperatingSystem.IsMacOS()
        || OperatingSystem.IsWindows()
        || (segments.Count > 0 && IsDrive(segments[0]))
        // After the name of a machine.
        || (segments.Count > 1 && IsDrive(segments[1]));

    private static bool IsNameOfFile(string name) => name.LastIndexOf('.') is > 0 and var dot && dot < name.Length - 1;

    // Where a name has a character that would stand for another, one takes its place that no name has.
    private static void AddLiteral(string path, List<string> segments) =>
        Add(WithSlashes(path).Replace('*', '\u0001').Replace('?', '\u0002'), segments);

    private static void Add(string path, List<string> segments)
    {
        foreach (var segment in path.Split('/'))
        {
            if (segment.Length == 0 || segment == ".")
                continue;
            if (segment != "..")
                segments.Add(segment);
            else if (segments.Count > 0 && !IsTopOrAny(segments))
                segments.RemoveAt(segments.Count - 1);
        }
    }

    // What is above a drive is that drive, and above any number of folders is any number.
    private static bool IsTopOrAny(List<string> segments) => segments[^1] == AnyFolders || (segments.Count == 1 && IsDrive(segments[0]));
}
