using PoolCoordination.Git;
using PoolCoordination.Storage;

namespace PoolCoordination.Sessions;

/// <summary>
/// The files of a working tree that sessions have changed, once git was asked which of them are committed by now. Git is asked only about
/// files that are written down, and only when somebody needs to know.
/// </summary>
internal static class UncommittedFiles
{
    /// <summary>How long files count that are in no repository, where nothing says that their changes are done.</summary>
    private static readonly TimeSpan s_longestWithoutGit = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan s_longestAnswer = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// Gets those of some changed files that are not committed, as far as is known: if git fails or takes too long, they are not. The
    /// others leave the list.
    /// </summary>
    /// <param name="location">The pool.</param>
    /// <param name="workingTree">The working tree, without links.</param>
    /// <param name="files">Files of its list.</param>
    /// <param name="now">The moment.</param>
    public static IReadOnlyList<ChangedFile> Among(
        PoolLocation location,
        string workingTree,
        IReadOnlyList<ChangedFile> files,
        DateTimeOffset now
    )
    {
        if (files.Count == 0)
            return files;
        if (GitRepository.At(workingTree) is null)
            return [.. files.Where(file => now - file.ChangedAt < s_longestWithoutGit)];
        var git = new GitProgram(workingTree, s_longestAnswer);
        if (git.Uncommitted([.. files.Select(file => file.Path).Distinct(StringComparer.Ordinal)]) is not { } uncommitted)
            return files;
        var kept = files
            .Where(file => uncommitted.Contains(file.Path) && git.IsCommittedSince(file.Path, file.ChangedAt) != true)
            .ToList();
        new ChangedFiles(location, workingTree).Remove([.. files.Except(kept)]);
        return kept;
    }
}
