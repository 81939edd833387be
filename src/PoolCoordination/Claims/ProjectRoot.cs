namespace PoolCoordination.Claims;

/// <summary>The folder from which the relative paths of a claim start, so that two clones of a repository do not meet.</summary>
internal static class ProjectRoot
{
    /// <summary>
    /// The git top level of the project's folder, or of the working folder where no project is known; that folder itself where it is
    /// in no repository. Links in the path are resolved.
    /// </summary>
    public static string Of(PoolEnvironment environment)
    {
        var start = RealPath.Of(environment.ProjectFolder ?? environment.WorkingFolder);
        for (var folder = start; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            // A folder in a clone, a file in a worktree.
            if (Path.Exists(Path.Combine(folder, ".git")))
                return folder;
        }

        return start;
    }
}
