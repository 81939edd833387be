using PoolCoordination.Host;

namespace PoolCoordination.Claims;

/// <summary>
/// The files that a path of a claim means: that file, or that folder with all that is in it. <c>*</c> and <c>?</c> stand for any text
/// and any character within a name, <c>**</c> for any number of folders, and a name without a folder for each file of that name.
/// </summary>
/// <remarks>
/// How a path is written says whether it means a file or a folder: one that ends in a slash or in a name without an extension may
/// be a folder, and any other is a file, unless the other path names it as a folder. Else <c>auth.py</c>, which may be in any folder,
/// would overlap <c>src/main.py</c>, where that were one.
/// </remarks>
internal sealed class PathPattern
{
    /// <summary>
    /// How much two claims are compared, in names and characters: enough for 64 patterns each in one folder. Where it is spent they
    /// count as overlapping, for all readers alike.
    /// </summary>
    internal const int MostEffort = 80_000;

    private const string AnyFolders = "**";
    private const int ShortPath = 64;

    private readonly string[] _segments;
    private readonly bool _ignoresCase;
    private readonly bool _isFile;
    private readonly bool _isKnown;
    private readonly int _literals;

    private PathPattern(List<string> segments, bool isFile, bool isKnown = false)
    {
        RemoveRepeatedAny(segments);
        _segments = [.. segments];
        _ignoresCase = IgnoresCase(segments);
        _isFile = isFile && _segments.Length > 0 && _segments[^1] != AnyFolders;
        _isKnown = isKnown;
        while (_literals < _segments.Length && !NamePattern.HasWildcard(_segments[_literals]))
            _literals++;
        Key = KeyOf();
    }

    /// <summary>Its literal part, which quickly rules out most of what it does not overlap.</summary>
    internal PathKey Key { get; }

    /// <summary>The pattern of a path as it is written in AFFECTS, with slashes or backslashes, or of a resource.</summary>
    /// <param name="path">The path, absolute or relative to the root.</param>
    /// <param name="root">The absolute path of the project folder; null where it is not known: the path may then be anywhere.</param>
    /// <param name="isFile">Whether it is known to mean a file, however it is written.</param>
    public static PathPattern Of(string path, string? root, bool isFile = false)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (NamedResource.TryRead(path, out var resource))
            return new PathPattern([NamedResource.Folder, resource], isFile: true, isKnown: true);
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
            if (WindowsDrive.Begins(root) && !WindowsDrive.Begins(text))
                segments.Add(root[..2]);
        }

        Add(text, segments);
        return new PathPattern(segments, isFile || isBareName || IsNameOfFile(text[(text.LastIndexOf('/') + 1)..]));
    }

    /// <summary>The pattern of one file or folder, in which no character stands for another.</summary>
    /// <param name="path">Its absolute path.</param>
    /// <param name="isFolder">Whether it is a folder, with all that is in it.</param>
    public static PathPattern OfFile(string path, bool isFolder = false)
    {
        ArgumentNullException.ThrowIfNull(path);
        return OfLiteral(path, isFile: !isFolder, isKnown: true);
    }

    /// <summary>The pattern of a path that does not exist: a file, or a folder if another pattern names it as one.</summary>
    internal static PathPattern OfUnknown(string path) => OfLiteral(path, isFile: true, isKnown: false);

    /// <summary>Determines whether there can be a file that both patterns mean.</summary>
    public bool Overlaps(PathPattern other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var effort = MostEffort;
        return Overlaps(other, ref effort);
    }

    /// <summary>Determines whether the patterns overlap, within a limited effort; beyond it they count as overlapping.</summary>
    internal bool Overlaps(PathPattern other, ref int effort)
    {
        string[] ours = _segments, theirs = other._segments;
        var ignoresCase = _ignoresCase || other._ignoresCase;
        if (!Key.MayMeet(other.Key) || PartWays(other, ignoresCase, ref effort))
            return false;
        // What both write out is the same and done with, but for the last name of either: it may be a file or a folder.
        var start = Math.Max(0, Math.Min(Math.Min(_literals, other._literals), Math.Min(ours.Length, theirs.Length) - 1));
        if ((long)(ours.Length - start) * (theirs.Length - start) > effort)
            return true;
        // overlaps[j] says it of the rests of both from i and j on; where one is at its end, what is in that folder is meant by both.
        Span<bool> overlaps = theirs.Length < ShortPath ? stackalloc bool[ShortPath] : new bool[theirs.Length + 1];
        for (var j = theirs.Length; j >= start; j--)
            overlaps[j] = MayHoldRest(other, j);
        for (var i = ours.Length - 1; i >= start; i--)
        {
            var diagonal = overlaps[theirs.Length];
            overlaps[theirs.Length] = other.MayHoldRest(this, i);
            for (var j = theirs.Length - 1; j >= start; j--)
            {
                var below = overlaps[j];
                overlaps[j] =
                    ours[i] == AnyFolders || theirs[j] == AnyFolders
                        ? below || overlaps[j + 1]
                        : (diagonal || IsFolderBy(other, i, j) || other.IsFolderBy(this, j, i))
                            && NamePattern.Overlap(ours[i], theirs[j], ignoresCase, ref effort);
                diagonal = below;
            }

            effort -= theirs.Length - start;
        }

        return effort <= 0 || overlaps[start];
    }

    /// <summary>
    /// Whether this pattern's path is written out at least down to a folder, which it then is, or lies in, where the two overlap.
    /// </summary>
    internal bool WritesOut(PathPattern folder) => _literals >= folder._segments.Length;

    /// <summary>Whether it is a folder written out, or lies below it.</summary>
    internal bool IsWithin(PathPattern folder)
    {
        var effort = MostEffort;
        return WritesOut(folder) && !PartWays(folder, _ignoresCase || folder._ignoresCase, ref effort);
    }

    /// <summary>
    /// Whether the folders that both write out at their beginning differ; most patterns differ there, and are done with quickly.
    /// </summary>
    private bool PartWays(PathPattern other, bool ignoresCase, ref int effort)
    {
        for (var i = 0; i < _literals && i < other._literals; i++)
        {
            if (!NamePattern.Overlap(_segments[i], other._segments[i], ignoresCase, ref effort))
                return true;
        }

        return false;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join('/', _segments);

    private static PathPattern OfLiteral(string path, bool isFile, bool isKnown)
    {
        var segments = new List<string>();
        AddLiteral(path, segments);
        return new PathPattern(segments, isFile, isKnown);
    }

    private PathKey KeyOf()
    {
        var literals = new uint[_literals];
        for (var i = 0; i < literals.Length; i++)
            literals[i] = CaselessHash.Of(_segments[i]);
        var isNameInAnyFolder =
            _isFile && _segments.Length == _literals + 2 && _segments[_literals] == AnyFolders && !NamePattern.HasWildcard(_segments[^1]);
        var isWrittenOut = _literals == _segments.Length;
        return new PathKey(
            literals,
            isNameInAnyFolder ? CaselessHash.Of(_segments[^1]) : null,
            IsFile: _isFile && isWrittenOut,
            HasWildcard: !isNameInAnyFolder && !isWrittenOut
        );
    }

    /// <summary>Whether what this pattern means at its end may hold what is left of another there.</summary>
    private bool MayHoldRest(PathPattern other, int from) => !_isFile || other._segments.AsSpan(from).IndexOfAnyExcept(AnyFolders) < 0;

    /// <summary>Whether this pattern is at its end at a name that another, which goes on, writes out as that of a folder.</summary>
    private bool IsFolderBy(PathPattern other, int at, int otherAt) =>
        !_isKnown
        && at == _segments.Length - 1
        && otherAt < other._segments.Length - 1
        && !NamePattern.HasWildcard(other._segments[otherAt]);

    private static string WithSlashes(string path) => path.Replace('\\', '/');

    private static bool IsAbsolute(string path) => path.StartsWith('/') || WindowsDrive.Begins(path);

    private static bool IgnoresCase(List<string> segments) =>
        OperatingSystem.IsMacOS()
        || OperatingSystem.IsWindows()
        || (segments.Count > 0 && WindowsDrive.Is(segments[0]))
        // After the name of a machine.
        || (segments.Count > 1 && WindowsDrive.Is(segments[1]));

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

    // Any number of folders, twice in a row, is any number.
    private static void RemoveRepeatedAny(List<string> segments)
    {
        for (var i = segments.Count - 1; i > 0; i--)
        {
            if (segments[i] == AnyFolders && segments[i - 1] == AnyFolders)
                segments.RemoveAt(i);
        }
    }

    // What is above a drive is that drive, and above any number of folders is any number.
    private static bool IsTopOrAny(List<string> segments) =>
        segments[^1] == AnyFolders || (segments.Count == 1 && WindowsDrive.Is(segments[0]));
}
