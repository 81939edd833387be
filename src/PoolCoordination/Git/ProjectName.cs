using PoolCoordination.Text;

namespace PoolCoordination.Git;

/// <summary>
/// The name by which people know a project: that of the folder of its repository, whichever working tree of it the work is in, and on
/// whichever machine. It may be shown as it is.
/// </summary>
internal static class ProjectName
{
    private const string GitFolder = ".git";
    private const int Longest = 1000;

    /// <summary>The name of the project that a working tree belongs to.</summary>
    /// <param name="commonFolder">The git common directory of the working tree; null where it is in no repository.</param>
    /// <param name="workingTree">The working tree, or the folder that stands for it; in the form of any system.</param>
    public static string Of(string? commonFolder, string workingTree)
    {
        var folder = (commonFolder ?? workingTree).AsSpan().TrimEnd("/\\");
        if (Last(folder) is GitFolder)
            folder = folder[..^GitFolder.Length].TrimEnd("/\\");
        return Sanitizer.ForDisplay(Last(folder).ToString(), Longest);
    }

    /// <summary>The name of the project whose working tree begins at a folder of this machine.</summary>
    public static string OfTree(string workingTree) => Of(GitRepository.At(workingTree)?.CommonFolder, workingTree);

    private static ReadOnlySpan<char> Last(ReadOnlySpan<char> path) => path[(path.LastIndexOfAny('/', '\\') + 1)..];
}
