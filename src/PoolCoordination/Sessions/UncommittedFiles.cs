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
    public static TimeSpan LongestWithoutGit { get; } = TimeSpan.FromMinutes(30);

    /// <summary>For how long files count that a session left which has ended.</summary>
    public static TimeSpan LongestLeft { get; } = TimeSpan.FromDays(7);

    /// <summary>How long after a change a commit of it may be undone.</summary>
    private static readonly TimeSpan s_longestUndone = TimeSpan.FromHours(1);

    private static readonly TimeSpan s_longestAnswer = TimeSpan.FromMilliseconds(200);

    /// <summary>Adds files that a session changed at one moment. Those that are committed leave before the list becomes long.</summary>
    /// <param name="location">The pool.</param>
    /// <param name="workingTree">The working tree, without links.</param>
    /// <param name="files">The files, in that working tree.</param>
    /// <returns>False if others kept the list locked for too long, so that they were not added.</returns>
    public static bool Add(PoolLocation location, string workingTree, params IReadOnlyList<ChangedFile> files)
    {
        var changed = new ChangedFiles(location, workingTree);
        if (files.Count > 0 && changed.IsShortenedBefore(files))
            Among(location, workingTree, changed.All(), files[0].ChangedAt);
        return changed.Add(files);
    }

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
        if (GitRepository.At(workingTree) is not { } repository)
            return [.. files.Where(file => now - file.ChangedAt < LongestWithoutGit)];
        var git = new GitProgram(workingTree, s_longestAnswer);
        if (git.StatusOf([.. files.Select(file => file.Path).Distinct(StringComparer.Ordinal)]) is not { } status)
            return files;
        var replaced = Replaced(git, repository, files, new ChangedFiles(location, workingTree).All);
        var kept = files.Where(file => git.StatesOf(status, file.Path) != FileStates.None && !replaced.Contains(file)).ToList();
        var (head, stash) = (ReferenceLog.OfHead(repository).LastMove, ReferenceLog.OfStash(repository).LastMove);
        var done = files.Except(kept).Where(file => replaced.Contains(file) || !MayComeBack(file));
        new ChangedFiles(location, workingTree).Remove([.. done]);
        return kept;

        // What lies in the stash comes back with it, and what was just committed with a reset.
        bool MayComeBack(ChangedFile file) =>
            stash >= file.ChangedAt || (head >= file.ChangedAt && now - file.ChangedAt < s_longestUndone);
    }

    /// <summary>
    /// Takes out those files of a session that do not differ any more, as it has discarded its changes, and has neither committed nor
    /// stashed them before.
    /// </summary>
    /// <param name="location">The pool.</param>
    /// <param name="workingTree">The working tree, without links.</param>
    /// <param name="sessionId">The session.</param>
    /// <param name="isDiscarded">Whether it discarded what it changed in a file.</param>
    public static void Discard(PoolLocation location, string workingTree, string sessionId, Predicate<string> isDiscarded)
    {
        if (GitRepository.At(workingTree) is not { } repository)
            return;
        var (head, stash) = (ReferenceLog.OfHead(repository).LastMove, ReferenceLog.OfStash(repository).LastMove);
        var changed = new ChangedFiles(location, workingTree);
        List<ChangedFile> own =
        [
            .. changed.All()
                .Where(file =>
                    file.SessionId == sessionId
                    && isDiscarded(file.Path)
                    && !(head >= file.ChangedAt)
                    && !(stash >= file.ChangedAt)
                ),
        ];
        var git = new GitProgram(workingTree, s_longestAnswer);
        if (own.Count > 0 && git.StatusOf([.. own.Select(file => file.Path)]) is { } status)
            changed.Remove([.. own.Where(file => git.StatesOf(status, file.Path) == FileStates.None)]);
    }

    /// <summary>
    /// Those of some changed files whose changes are done, though the files differ: a commit after the change has the file, and another
    /// session has changed it since. Where HEAD did not move since, git is not asked. Times are whole seconds.
    /// </summary>
    /// <param name="git">Git in the working tree.</param>
    /// <param name="repository">The working tree's repository.</param>
    /// <param name="files">Files of the working tree.</param>
    /// <param name="all">Gives all files of its list.</param>
    public static IReadOnlySet<ChangedFile> Replaced(
        GitProgram git,
        GitRepository repository,
        IReadOnlyList<ChangedFile> files,
        Func<IReadOnlyList<ChangedFile>> all
    )
    {
        var lastMove = ReferenceLog.OfHead(repository).LastMove;
        List<ChangedFile> candidates = [.. files.Where(file => lastMove is not { } move || move >= After(file))];
        if (candidates.Count == 0)
            return new HashSet<ChangedFile>();
        List<string> paths = [.. candidates.Select(file => file.Path).Distinct(StringComparer.Ordinal)];
        var commits = git.CommitsSince(paths, candidates.Min(After));
        var others = commits is { Count: > 0 } ? all() : [];
        return candidates
            .Where(file =>
                commits?.TryGetValue(file.Path, out var at) == true
                && at >= After(file)
                && others.Any(other => other.Path == file.Path && other.SessionId != file.SessionId && other.ChangedAt >= at)
            )
            .ToHashSet();
    }

    private static DateTimeOffset After(ChangedFile file) => file.ChangedAt.AddSeconds(1);
}
