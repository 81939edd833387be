using System.Text;
using PoolCoordination.Host;
using PoolCoordination.Storage;

namespace PoolCoordination.Git;

/// <summary>
/// A repository as the <c>.git</c> in a folder names it. It is found without starting git, and <c>GIT_DIR</c> is not consulted.
/// </summary>
/// <param name="WorkingTree">The folder that holds <c>.git</c>.</param>
/// <param name="GitFolder">The git directory of this working tree, with its own index.</param>
/// <param name="CommonFolder">The git common directory, which all working trees of the repository share.</param>
internal sealed record GitRepository(string WorkingTree, string GitFolder, string CommonFolder)
{
    private const string GitName = ".git";
    private const string BranchPrefix = "ref: refs/heads/";
    private const string RecordsName = "worktrees";
    private const long LongestPointer = 16 * 1024;

    /// <summary>The index of this working tree.</summary>
    public string IndexPath => Path.Combine(GitFolder, "index");

    /// <summary>The branch that is checked out; null where none is, or it cannot be read.</summary>
    public string? Branch =>
        ReadPointer(Path.Combine(GitFolder, "HEAD")) is { } head && head.StartsWith(BranchPrefix, StringComparison.Ordinal)
            ? head[BranchPrefix.Length..]
            : null;

    /// <summary>The repository whose working tree begins at a folder; null where none does.</summary>
    public static GitRepository? At(string folder)
    {
        var git = Path.Combine(folder, GitName);
        if (!Path.Exists(git))
            return null;
        if (Directory.Exists(git))
            return new GitRepository(folder, git, git);
        if (ReadPointer(git) is not { } text || !text.StartsWith("gitdir:", StringComparison.Ordinal))
            return null;
        var own = Path.GetFullPath(text["gitdir:".Length..].Trim(), folder);
        var common = ReadPointer(Path.Combine(own, "commondir"));
        return new GitRepository(folder, own, common is null ? own : Path.GetFullPath(common, own));
    }

    /// <summary>Whether a folder is itself a git directory, as that of a bare repository.</summary>
    public static bool IsGitFolder(string folder) =>
        File.Exists(Path.Combine(folder, "HEAD"))
        && Directory.Exists(Path.Combine(folder, "objects"))
        && Directory.Exists(Path.Combine(folder, "refs"));

    /// <summary>
    /// Whether the repository names this working tree as one of its own. A <c>.git</c> that somebody planted names any repository, but that
    /// repository does not point back to it.
    /// </summary>
    public bool PointsBack()
    {
        var pointer = Path.Combine(WorkingTree, GitName);
        if (new FileInfo(pointer).LinkTarget is not null)
            return false;
        if (GitFolder == pointer)
            return true;
        var own = RealPath.Of(GitFolder);
        if (GitFolder == CommonFolder)
            return IsWithin(own, RealPath.Of(WorkingTree)) || IsConfiguredFor(own);
        return Path.GetDirectoryName(own) == Path.Combine(RealPath.Of(CommonFolder), RecordsName)
            && ReadPointer(Path.Combine(own, "gitdir")) is { } back
            && RealPath.Of(Path.GetFullPath(back, own)) == RealPath.Of(pointer);
    }

    /// <summary>The main working tree of a repository that names this other one as one of its own; null for the main one itself.</summary>
    public string? MainWorkingTree =>
        GitFolder != CommonFolder && Path.GetFileName(CommonFolder) == GitName && PointsBack() ? Path.GetDirectoryName(CommonFolder) : null;

    /// <summary>Whether this is a working tree of the same repository as another, which names it as one of its own.</summary>
    public bool SharesRepositoryWith(GitRepository other) =>
        string.Equals(RealPath.Of(CommonFolder), RealPath.Of(other.CommonFolder), PathCase.Comparison) && PointsBack();

    /// <summary>The working trees that git has recorded for the repository, this one too, whether they are still there or not.</summary>
    public IEnumerable<string> WorkingTrees()
    {
        if (Path.GetFileName(CommonFolder) == GitName)
            yield return Path.GetDirectoryName(CommonFolder)!;
        var records = Path.Combine(CommonFolder, RecordsName);
        if (!Directory.Exists(records))
            yield break;
        foreach (var record in Directory.EnumerateDirectories(records))
        {
            if (
                ReadPointer(Path.Combine(record, "gitdir")) is { } pointer
                && Path.GetDirectoryName(Path.GetFullPath(pointer, record)) is { } tree
            )
                yield return tree;
        }
    }

    // As git configures the repository of a submodule, in the folder of the one around it.
    private bool IsConfiguredFor(string own) =>
        (
            GitConfig.Value(Path.Combine(own, "config.worktree"), "core", "worktree")
            ?? GitConfig.Value(Path.Combine(own, "config"), "core", "worktree")
        )
            is { } tree
        && RealPath.Of(Path.GetFullPath(tree, own)) == RealPath.Of(WorkingTree);

    private static bool IsWithin(string path, string folder) =>
        path.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static string? ReadPointer(string path)
    {
        try
        {
            // A pipe or a device, from which a read would never return, has no length.
            return
                new FileInfo(path) is { Exists: true, Length: > 0 and <= LongestPointer } && RegularFile.ReadAll(path) is { } content
                ? Encoding.UTF8.GetString(content).Trim()
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The path of the working tree.</summary>
    public override string ToString() => WorkingTree;
}
