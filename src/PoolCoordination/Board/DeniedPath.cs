using PoolCoordination.Sessions;
using PoolCoordination.Shell;
using PoolCoordination.Text;

namespace PoolCoordination.Board;

/// <summary>What was denied to a session, for people.</summary>
internal static class DeniedPath
{
    private const int LongestText = 1000;

    /// <summary>The path of a file as seen from the working tree, or the command.</summary>
    public static string Shown(PoolRefusal denial, string workingTree) =>
        Path.IsPathFullyQualified(denial.Subject)
        && Path.IsPathFullyQualified(workingTree)
        && new ShellPath(workingTree, isPattern: false).Covers(denial.Subject, below: true)
            ? Sanitizer.ForDisplay(
                Path.GetRelativePath(workingTree, denial.Subject).Replace(Path.DirectorySeparatorChar, '/'),
                LongestText
            )
            : denial.Subject;
}
