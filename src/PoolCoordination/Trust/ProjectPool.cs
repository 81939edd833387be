using PoolCoordination.Faults;
using PoolCoordination.Git;
using PoolCoordination.Host;
using PoolCoordination.Settings;
using PoolCoordination.Storage;
using PoolCoordination.Text;

namespace PoolCoordination.Trust;

/// <summary>A pool that is found by a project's folder, approved or not.</summary>
public sealed class ProjectPool
{
    private const string FolderName = "pool";
    private const string ClaudeName = ".claude";
    private const int LongestNotice = 1000;

    // The folders above are taken without links, so that a pool has one name, and what is judged is what is used. A link at the end is
    // left, and is an error.
    private ProjectPool(string folder, GitRepository? repository = null) => (Folder, Repository) = (folder, repository);

    /// <summary>The pool's folder.</summary>
    public string Folder { get; }

    /// <summary>Whether it is in a <c>.claude</c> folder, where a clone can bring it, and not in a git common directory.</summary>
    internal bool IsInClaudeFolder => Path.GetFileName(Path.GetDirectoryName(Folder)) == ClaudeName;

    /// <summary>Whether it is in a git working tree, where a pull can write.</summary>
    internal bool IsInWorkingTree
    {
        get
        {
            for (var folder = Folder; folder is not null; folder = Path.GetDirectoryName(folder))
            {
                if (GitRepository.At(folder) is not null)
                    return true;
            }

            return false;
        }
    }

    /// <summary>
    /// The repository by whose working tree it was found, in whose git common directory it is; null where it was not found so.
    /// </summary>
    internal GitRepository? Repository { get; }

    /// <summary>Where it is.</summary>
    internal PoolLocation Location => PoolLocation.InFolder(Folder);

    /// <summary>The server that its settings name; null where they name none.</summary>
    public ServerAddress? Server => Settings.Server;

    /// <summary>Its settings, read once: what is approved is what is used.</summary>
    internal PoolSettingsContent Settings => field ??= PoolSettingsContent.Read(Location.SettingsPath, Location.Owners);

    /// <summary>
    /// The pools at a folder, the one that comes first in front: <c>pool/</c> in the git common directory, then the nearest
    /// <c>.claude/pool/</c> at or above the folder, both below the home folder.
    /// </summary>
    internal static IReadOnlyList<ProjectPool> Of(PoolEnvironment environment)
    {
        string? project = null;
        GitRepository? repository = null;
        foreach (var folder in FoldersOf(environment))
        {
            if (project is null && Directory.Exists(Path.Combine(folder, ClaudeName, FolderName)))
                project = folder;
            repository ??= GitRepository.At(folder);
            if (project is not null && repository is not null)
                break;
        }

        // A pool of before in the main checkout serves its worktrees too.
        if (project is null && repository?.MainWorkingTree is { } main && Directory.Exists(Path.Combine(main, ClaudeName, FolderName)))
            project = main;
        var isShared = repository is not null && Directory.Exists(Path.Combine(repository.CommonFolder, FolderName));
        if (project is null && !isShared)
            return [];
        var pools = new List<ProjectPool>(2);
        if (isShared)
            pools.Add(InCommonFolder(repository!));
        if (project is not null)
            pools.Add(InClaudeFolder(project));
        // Where the home folder goes by another name, or Claude Code's folder is in a project, the user's own pool is met here too.
        var own = RealPath.Of(environment.OwnPoolFolder);
        pools.RemoveAll(pool => pool.Folder == own);
        return pools;
    }

    /// <summary>The folders that a pool of a project may have had, whether the project is still there or not.</summary>
    internal static IEnumerable<string> FoldersIn(string project) =>
        [Path.Combine(project, ClaudeName, FolderName), Path.Combine(project, ".git", FolderName)];

    /// <summary>The pools that a path means: the one in this folder, or whose log it is, or those that a project's folder has.</summary>
    internal static IReadOnlyList<ProjectPool> At(string path, PoolEnvironment environment)
    {
        var folder = File.Exists(path) ? Path.GetDirectoryName(path)! : path;
        return Named(folder) is { } named && named.Folder != RealPath.Of(environment.OwnPoolFolder) ? [named] : Of(environment.In(folder));
    }

    /// <summary>The pool in a folder, by where that stands; null where it is none, or is gone.</summary>
    internal static ProjectPool? Named(string folder)
    {
        if (Path.GetFileName(folder) != FolderName || !Directory.Exists(folder) || Path.GetDirectoryName(folder) is not { } above)
            return null;
        if (Path.GetFileName(above) == ClaudeName && Path.GetDirectoryName(above) is { } project)
            return InClaudeFolder(project);
        return File.Exists(Path.Combine(above, "HEAD")) ? new ProjectPool(Path.Combine(RealPath.Of(above), FolderName)) : null;
    }

    /// <summary>
    /// The pool that a project's folder has or would have: in its git common directory, else in its <c>.claude</c> folder.
    /// </summary>
    /// <exception cref="PoolException">The folder is the home folder, or in a git directory.</exception>
    internal static ProjectPool Planned(PoolEnvironment environment)
    {
        List<string> folders = [.. FoldersOf(environment)];
        if (folders.Count == 0)
            throw new PoolException(
                $"'{environment.WorkingFolder}' is the home folder, which has your own pool; change to a project's folder below it."
            )
            {
                Fault = PoolFault.Location,
            };
        foreach (var folder in folders)
        {
            if (GitRepository.At(folder) is { } repository && repository.PointsBack())
                return InCommonFolder(repository);
            if (GitRepository.IsGitFolder(folder))
                throw new PoolException($"'{folder}' is a git directory; change to one of its working trees, which share its pool.")
                {
                    Fault = PoolFault.Location,
                };
        }

        return InClaudeFolder(environment.WorkingFolder);
    }

    /// <summary>Gets the notice for the person if it is found and not used.</summary>
    internal string Notice(string reason) =>
        Sanitizer.OneLine(
            $"The project pool {Sanitizer.InSingleQuotes(Folder)} is not used; your own pool is used instead: {reason}.",
            LongestNotice
        );

    private static ProjectPool InCommonFolder(GitRepository repository) =>
        new(Path.Combine(RealPath.Of(repository.CommonFolder), FolderName), repository);

    private static ProjectPool InClaudeFolder(string project) => new(Path.Combine(RealPath.Of(project), ClaudeName, FolderName));

    private static IEnumerable<string> FoldersOf(PoolEnvironment environment)
    {
        var home = environment.HomeFolder;
        for (var folder = environment.WorkingFolder; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            // The pool in the home folder is the user's own, which Claude Code's folder names.
            if (PathCase.IsSame(folder, home))
                yield break;
            yield return folder;
        }
    }
}
