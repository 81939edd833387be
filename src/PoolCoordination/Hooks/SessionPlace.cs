using PoolCoordination.Agents;
using PoolCoordination.Claims;
using PoolCoordination.Git;
using PoolCoordination.Host;
using PoolCoordination.Storage;

namespace PoolCoordination.Hooks;

/// <summary>Where a session's model works.</summary>
/// <param name="folder">The folder, as the client names it.</param>
/// <param name="workingTree">The working tree that it is in, without links; the folder itself if it is in none.</param>
/// <param name="repository">The working tree's repository; null if it has none.</param>
internal sealed class SessionPlace(string folder, string workingTree, GitRepository? repository)
{
    /// <summary>The folder, as the client names it.</summary>
    public string Folder => folder;

    /// <summary>The working tree that it is in, without links; the folder itself if it is in none.</summary>
    public string WorkingTree => workingTree;

    /// <summary>The working tree's repository; null if it has none.</summary>
    public GitRepository? Repository => repository;

    /// <summary>The place that an event names; that of the hook itself where it names none.</summary>
    public static SessionPlace Of(HookInput input, PoolEnvironment environment)
    {
        var folder =
            input.WorkingFolder is { } written && WindowsPath.Local(written) is var local && Path.IsPathFullyQualified(local)
                ? local
                : environment.WorkingFolder;
        var tree = ProjectRoot.TreeOf(RealPath.Of(folder));
        return new SessionPlace(folder, tree, GitRepository.At(tree));
    }
}
