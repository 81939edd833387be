using PoolCoordination.Host;
using PoolCoordination.Storage;

namespace PoolCoordination.Claims;

/// <summary>A path of which is asked who holds it, by each of the names that a claim may give it.</summary>
internal sealed class AskedPath
{
    private readonly List<PathPattern> _names = [];
    private readonly PoolLocation _location;
    private readonly string _path;
    private string? _workingTree;
    private bool _isWorkingTreeKnown;

    private AskedPath(string path, IReadOnlyCollection<string> names, PoolLocation location, Func<string, PathPattern> patternOf)
    {
        _path = path;
        _location = location;
        foreach (var name in names)
            _names.Add(patternOf(ProjectRoot.In(location, name)));
    }

    /// <summary>A file that is to be written, or a folder that exists.</summary>
    public static AskedPath OfFile(string path, PoolLocation location)
    {
        var isFolder = Path.EndsInDirectorySeparator(path) || Directory.Exists(WindowsPath.Local(path));
        return new AskedPath(path, RealPath.Aliases(path), location, name => PathPattern.OfFile(name, isFolder));
    }

    /// <summary>Gets it and what else the path may mean: a pattern, a folder that does not exist yet, or a resource.</summary>
    public static AskedPath Of(string path, PoolLocation location)
    {
        if (NamedResource.TryRead(path, out var resource))
            return new AskedPath(path, [path], location, _ => PathPattern.Of(resource, root: null));
        if (Path.EndsInDirectorySeparator(path) || Path.Exists(WindowsPath.Local(path)))
            return OfFile(path, location);
        return new AskedPath(
            path,
            RealPath.Aliases(path),
            location,
            name => NamePattern.HasWildcard(name) ? PathPattern.Of(name, root: null) : PathPattern.OfUnknown(name)
        );
    }

    /// <summary>
    /// The absolute paths that somebody means who asks for one, as a claim of it would mean them: several perhaps, or a pattern. A resource
    /// has its name only.
    /// </summary>
    /// <param name="written">What is asked for.</param>
    /// <param name="resolve">Gives the absolute path of a relative one.</param>
    /// <param name="home">The user's home folder.</param>
    public static IEnumerable<string> Meant(string written, Func<string, string> resolve, string home)
    {
        if (NamedResource.TryRead(written, out var resource))
            return [resource];
        // What exists is meant as it is written; a path of PowerShell's has a form of its own.
        if (Path.Exists(resolve(written)))
            return [resolve(written)];
        return new PathReading(resolve("."), home)
            .Read([written])
            .Select(path => resolve(NamePattern.HasWildcard(path) && path.AsSpan().IndexOfAny('/', '\\') < 0 ? $"**/{path}" : path));
    }

    /// <summary>A file, there or not, by a path without links, which is not looked up.</summary>
    public static AskedPath OfRealFile(string path, PoolLocation location) =>
        new(path, [path], location, name => PathPattern.OfFile(name, isFolder: false));

    /// <summary>Whether a claim is of it, or of something in it.</summary>
    public bool IsCoveredBy(Claim claim)
    {
        foreach (var name in _names)
        {
            // Where its working tree begins is looked up only when it matters.
            if (claim.Covers(name) && claim.Covers(name, WorkingTree()))
                return true;
        }

        return false;
    }

    private string? WorkingTree()
    {
        if (!_isWorkingTreeKnown && ProjectRoot.TopLevelOf(RealPath.Of(_path)) is { } tree)
            _workingTree = ProjectRoot.In(_location, tree);
        _isWorkingTreeKnown = true;
        return _workingTree;
    }
}
