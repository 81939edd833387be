using PoolCoordination.Claims;
using PoolCoordination.Entries;
using PoolCoordination.Shell;
using PoolCoordination.Storage;

namespace PoolCoordination.Pools;

/// <summary>
/// The claims on files that a pattern of a command means. A shell completes it to what exists, so that a pattern which only might name a
/// claimed file bars nothing.
/// </summary>
/// <param name="pool">The pool.</param>
/// <param name="reader">Who runs the command.</param>
internal sealed class ClaimedFiles(Pool pool, Identity reader)
{
    private const int MostClaims = 100;

    /// <summary>How many files are looked at; if there are more, a pattern counts that overlaps a claim.</summary>
    private const int MostFiles = 2000;

    private static readonly EnumerationOptions s_all = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
    };

    private int _left = MostFiles;

    /// <summary>The claim of another on a file that a pattern means; null if there is none.</summary>
    /// <param name="pattern">The absolute pattern.</param>
    /// <param name="below">Whether what is in a folder is meant with it.</param>
    public Claim? HolderOf(string pattern, bool below)
    {
        var (claims, now) = (pool.Claims(), pool.Now);
        if (claims.HolderOf(pattern, reader, now) is not { } overlapping)
            return null;
        var file = Among(new ShellPath(pattern, isPattern: true), below, overlapping).FirstOrDefault();
        return file is not null ? claims.HolderOfFile(file, reader, now)
            : _left < 0 ? overlapping
            : null;
    }

    /// <summary>The files that others claim, of those that a pattern or folder means; null where there are too many.</summary>
    /// <param name="path">The pattern or folder.</param>
    /// <param name="below">Whether what is in a folder is meant with it.</param>
    public IReadOnlyList<string>? Of(ShellPath path, bool below)
    {
        List<string> files = [.. Among(path, below, first: null).Distinct(StringComparer.Ordinal)];
        return _left < 0 ? null : files;
    }

    /// <summary>The claimed files that a path means, those of one claim first; it ends where too many were looked at.</summary>
    private IEnumerable<string> Among(ShellPath path, bool below, Claim? first)
    {
        var (claims, now) = (pool.Claims(), pool.Now);
        var others = claims.HeldAt(now).Where(claim => !reader.Owns(claim.Entry)).Take(MostClaims);
        foreach (var claim in first is null ? others : others.Prepend(first))
        {
            foreach (var file in FilesOf(claim, path))
            {
                if (_left-- <= 0)
                    yield break;
                if (path.Covers(file, below) && claims.HolderOfFile(file, reader, now) is not null)
                    yield return file;
            }
        }
    }

    /// <summary>The files in the folders that a claim names, and those that it names themselves, as far as a path may mean them.</summary>
    private static IEnumerable<string> FilesOf(Claim claim, ShellPath meant)
    {
        if (claim.Entry.Root is not { } root)
            yield break;
        var top = root[ProjectRoot.MachineOf(root).Length..];
        foreach (var named in claim.Entry.Affects)
        {
            if (NamedResource.TryRead(named, out _))
                continue;
            var path = RealPath.Of(Path.GetFullPath(LiteralPart(named), top));
            // A name without a folder is each file of that name.
            var start = File.Exists(path) && named.Contains('/', StringComparison.Ordinal) ? path : Directory.Exists(path) ? path : top;
            if (File.Exists(start))
            {
                yield return start;
                continue;
            }

            var isName = named.AsSpan().IndexOfAny("/{[") < 0 && start == top;
            // Where only names count, few files are looked at, and only those in the folder that is meant.
            if (isName && new ShellPath(top, isPattern: false).Covers(meant.Folder, below: true))
                start = meant.Folder;
            if (!Directory.Exists(start))
                continue;
            foreach (var file in Directory.EnumerateFiles(start, isName ? named : "*", s_all))
                yield return file;
        }
    }

    /// <summary>The folders before the first name with a wildcard.</summary>
    private static string LiteralPart(string path)
    {
        var end = path.AsSpan().IndexOfAny("*?{[");
        return end < 0 ? path : path[..(path.AsSpan(0, end).LastIndexOf('/') + 1)];
    }
}
