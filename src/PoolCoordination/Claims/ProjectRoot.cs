using PoolCoordination.Git;
using PoolCoordination.Host;
using PoolCoordination.Storage;

namespace PoolCoordination.Claims;

/// <summary>The folder from which the relative paths of a claim start, so that two clones of a repository do not meet.</summary>
internal static class ProjectRoot
{
    private const string MachinePrefix = "//";
    private const int LongPath = 512;

    /// <summary>A path as it is known in a pool: in one that several machines share, after the machine's name.</summary>
    public static string In(PoolLocation location, string path) =>
        location.Server is null ? path : $"{MachinePrefix}{Environment.MachineName}/{path.Replace('\\', '/').TrimStart('/')}";

    /// <summary>
    /// A root that was written in this pool or in another, as it is known in this one: a file's gets this machine's name in a shared pool,
    /// and loses it in a file. One of another machine stays as it is, for its files are not here.
    /// </summary>
    public static string Translate(PoolLocation location, string root)
    {
        var machine = MachineOf(root);
        if (location.Server is not null)
            return machine.Length > 0 ? root : In(location, root);
        if (!string.Equals(machine, MachinePrefix + Environment.MachineName, StringComparison.OrdinalIgnoreCase))
            return root;
        var path = root[(machine.Length + 1)..];
        return !OperatingSystem.IsWindows() ? "/" + path
            : path is [_, ':', ..] ? path
            : MachinePrefix + path;
    }

    /// <summary>The machine's name before a root of a shared pool; empty where there is none.</summary>
    public static string MachineOf(string root) =>
        root.StartsWith(MachinePrefix, StringComparison.Ordinal)
            ? root[..Math.Max(root.IndexOf('/', MachinePrefix.Length), MachinePrefix.Length)]
            : "";

    /// <summary>
    /// The git top level of the project's folder, or of the working folder where no project is known; that folder itself where it is
    /// in no repository. While the work is in another working tree of the project's repository, it is that one. Links in the path are
    /// resolved.
    /// </summary>
    public static string Of(PoolEnvironment environment)
    {
        var start = RealPath.Of(Path.GetFullPath(environment.ProjectFolder ?? "", environment.WorkingFolder));
        var project = TreeOf(start);
        return environment.ProjectFolder is null ? project : WorkingTreeOf(environment.CurrentFolder, project) ?? project;
    }

    /// <summary>The path of a file as a claim of it names it: relative to the root where it is below, and of that one file.</summary>
    public static string Relative(PoolEnvironment environment, string path)
    {
        var relative = Path.GetRelativePath(Of(environment), RealPath.Of(path)).Replace('\\', '/');
        return relative.StartsWith("../", StringComparison.Ordinal) ? path
            : relative.Contains('/', StringComparison.Ordinal) ? relative
            : "./" + relative;
    }

    /// <summary>The working tree that a folder is in; the folder itself if it is in none.</summary>
    /// <param name="folder">Its path, without links.</param>
    public static string TreeOf(string folder) => TopLevelOf(folder) ?? folder;

    /// <summary>The working tree that a file is in; its folder if it is in none.</summary>
    /// <param name="file">Its path, without links.</param>
    public static string TreeOfFile(string file) => TreeOf(Path.GetDirectoryName(file) ?? file);

    /// <summary>
    /// The top level of the git working tree that a path without links lies in; null where it lies in none. A <c>.git</c> without a HEAD is
    /// no repository to git, and counts only where there is none above.
    /// </summary>
    public static string? TopLevelOf(string path)
    {
        string? nearest = null;
        // To ask below each of very many folders takes long, and those that do not exist have nothing in them.
        var start = path.Length > LongPath ? RealPath.ExistingPart(path) : path;
        for (var folder = start; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var git = Path.Combine(folder, ".git");
            if (!Path.Exists(git))
                continue;
            // A folder in a clone, a file in a worktree.
            if (File.Exists(Path.Combine(git, "HEAD")) || File.Exists(git))
                return folder;
            nearest ??= folder;
        }

        return nearest;
    }

    /// <summary>The nearest working tree at or above a folder that is one of the project's repository; null where there is none.</summary>
    private static string? WorkingTreeOf(string folder, string project)
    {
        // A submodule has a working tree of its own within one of the project's.
        for (
            var tree = TopLevelOf(RealPath.Of(folder));
            tree is not null && tree != project;
            tree = Path.GetDirectoryName(tree) is { } above ? TopLevelOf(above) : null
        )
        {
            if (GitRepository.At(tree) is { } there && GitRepository.At(project) is { } own && there.SharesRepositoryWith(own))
                return tree;
        }

        return null;
    }
}
