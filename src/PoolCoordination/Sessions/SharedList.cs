using System.Text;
using PoolCoordination.Storage;
using PoolCoordination.Text;

namespace PoolCoordination.Sessions;

/// <summary>A list of lines about a working tree or something else that sessions share, to which the hooks of all append.</summary>
internal sealed class SharedList
{
    /// <summary>By how many times a list is longer than it gets by appending.</summary>
    private const int Foreign = 16;

    private readonly string _path;
    private readonly FileOwners _owners;
    private readonly long _longest;

    /// <summary>The list of something shared.</summary>
    /// <param name="location">The pool.</param>
    /// <param name="key">What is shared, such as the path of a working tree.</param>
    /// <param name="extension">What the list is of, as its file's extension.</param>
    /// <param name="longest">The length in bytes after which it is shortened, each time that it grows by as much.</param>
    public SharedList(PoolLocation location, string key, string extension, long longest)
        : this(location, Path.Combine(FolderOf(location), Fnv1a.Digits(key) + extension), longest) { }

    private SharedList(PoolLocation location, string path, long longest)
    {
        _path = path;
        _owners = location.Owners;
        _longest = longest;
    }

    /// <summary>The lists of one kind, whatever is shared.</summary>
    public static IReadOnlyList<SharedList> All(PoolLocation location, string extension, long longest)
    {
        var lists = new List<SharedList>();
        if (!Directory.Exists(FolderOf(location)))
            return lists;
        foreach (var path in Directory.EnumerateFiles(FolderOf(location), "*" + extension))
            lists.Add(new SharedList(location, path, longest));
        return lists;
    }

    /// <summary>The lines; empty if there are none, or far more than are ever written, which the next append replaces.</summary>
    /// <exception cref="IOException">They cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">They may not be read.</exception>
    public ReadOnlySpan<byte> Read() =>
        new FileInfo(_path) is { Exists: true } file && file.Length > Foreign * _longest ? [] : RegularFile.ReadAll(_path, _owners);

    /// <summary>Appends lines; others may do so at the same time.</summary>
    /// <param name="lines">The lines, with their breaks.</param>
    /// <param name="shorten">Gives what is kept of a list that has become too long.</param>
    /// <returns>False if others kept the list locked for too long.</returns>
    public bool Append(string lines, Func<string> shorten)
    {
        if (IsShortenedBefore(lines))
            Rewrite(shorten);
        using var shared = LogLock.TryAcquireShared(_path, LockTimeout.OfHook, _owners);
        if (shared is null)
            return false;
        WholeLine.Append(_path, Encoding.UTF8.GetBytes(lines), _owners);
        return true;
    }

    /// <summary>
    /// Whether the list is shortened before lines are appended. That is not done at each append where all that it has must stay.
    /// </summary>
    public bool IsShortenedBefore(string lines) =>
        new FileInfo(_path) is { Exists: true, Length: var length }
        && (length > Foreign * _longest || length / _longest != (length + Encoding.UTF8.GetByteCount(lines)) / _longest);

    /// <summary>Replaces all lines by others that depend on them, while nobody else changes the list.</summary>
    /// <param name="lines">Gives the others, with their breaks.</param>
    /// <returns>False if others kept the list locked for too long.</returns>
    public bool Rewrite(Func<string> lines)
    {
        using var alone = LogLock.TryAcquireExclusive(_path, LockTimeout.OfHook, _owners);
        if (alone is null)
            return false;
        if (File.Exists(_path))
            PrivateFile.Replace(_path, Encoding.UTF8.GetBytes(lines()));
        return true;
    }

    /// <summary>The folder of the lists.</summary>
    public static string FolderOf(PoolLocation location) => SessionFiles.FolderOf(location, "trees");
}
