using System.Globalization;
using System.Text;
using PoolCoordination.Storage;
using PoolCoordination.Text;

namespace PoolCoordination.Sessions;

/// <summary>A list of lines about a working tree, to which the hooks of all its sessions append.</summary>
internal sealed class TreeList
{
    private static readonly TimeSpan s_longestWait = TimeSpan.FromMilliseconds(200);

    /// <summary>By how many times a list is longer than it gets by appending.</summary>
    private const int Foreign = 4;

    private readonly string _path;
    private readonly FileOwners _owners;
    private readonly long _longest;

    /// <summary>The list of a working tree.</summary>
    /// <param name="location">The pool.</param>
    /// <param name="workingTree">The working tree's path, without links.</param>
    /// <param name="extension">What the list is of, as its file's extension.</param>
    /// <param name="longest">The length in bytes from which on it is shortened.</param>
    public TreeList(PoolLocation location, string workingTree, string extension, long longest)
    {
        var name = Fnv1a.Hash(Encoding.UTF8.GetBytes(workingTree)).ToString("x16", CultureInfo.InvariantCulture);
        _path = Path.Combine(SessionState.FolderOf(location, "trees"), name + extension);
        _owners = location.Owners;
        _longest = longest;
    }

    /// <summary>The lines; empty if there are none, or far more than are ever written, which the next append replaces.</summary>
    /// <exception cref="IOException">They cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">They may not be read.</exception>
    public ReadOnlySpan<byte> Read() =>
        new FileInfo(_path) is { Exists: true } file && file.Length > Foreign * _longest ? [] : RegularFile.ReadAll(_path, _owners);

    /// <summary>Appends lines, while nobody else changes the list.</summary>
    /// <param name="lines">Gives them, with their line breaks.</param>
    /// <param name="shorten">Gives what is kept of a list that has become too long.</param>
    /// <returns>False if others kept the list locked for too long.</returns>
    public bool Append(Func<string> lines, Func<string> shorten)
    {
        using var mutex = FileMutex.TryAcquire(_path + ".lock", s_longestWait);
        if (mutex is null)
            return false;
        if (new FileInfo(_path) is { Exists: true } file && file.Length > _longest)
            PrivateFile.Replace(_path, Encoding.UTF8.GetBytes(shorten()));
        if (lines() is { Length: > 0 } text)
            WholeLine.Append(_path, Encoding.UTF8.GetBytes(text), _owners);
        return true;
    }
}
