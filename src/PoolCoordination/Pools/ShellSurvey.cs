using PoolCoordination.Claims;
using PoolCoordination.Faults;
using PoolCoordination.Git;
using PoolCoordination.Sessions;
using PoolCoordination.Settings;
using PoolCoordination.Shell;
using PoolCoordination.Storage;

namespace PoolCoordination.Pools;

/// <summary>
/// Finds out what a command could harm: who else is at work in the working tree and the repository, what they have not committed, whose
/// the stash is. Git is asked only where somebody else has to do with it.
/// </summary>
/// <param name="pool">The pool.</param>
/// <param name="asker">Who is about to run the command.</param>
internal sealed class ShellSurvey(Pool pool, ShellAsker asker)
{
    private const int MostSessions = 20;
    private const int MostTrees = 8;
    private const int MostFiles = 500;

    private static readonly TimeSpan s_longestAnswer = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan s_longestLeft = TimeSpan.FromDays(7);

    /// <summary>The situation in which a line would run.</summary>
    /// <param name="root">The working tree that it is about, without links.</param>
    /// <param name="folder">The folder in which it starts, without links.</param>
    /// <param name="effects">What it would do there.</param>
    public ShellSituation Of(string root, string folder, IReadOnlyList<ShellEffect> effects)
    {
        var repository = GitRepository.At(root);
        List<WorkingTree> others = repository is null ? [] : [.. OtherTrees(repository)];
        var neighbour = AtWorkIn(root);
        var (own, theirs) = Files(root, others, effects, neighbour is not null);
        return new ShellSituation
        {
            Root = root,
            Folder = folder,
            Repository = repository?.CommonFolder ?? root,
            Now = pool.Now,
            Neighbour = neighbour,
            OtherTrees = others,
            Own = own,
            Others = theirs,
            Stash = repository is null || !effects.Any(effect => effect.Kind == ShellEffectKind.TakesStash) ? [] : Stash(repository),
            Claims = HolderOf,
            Guard = AnswerOf(PoolOption.Guard),
            InProgress = AnswerOf(PoolOption.InProgress),
            Strictest = AnswerOf(PoolOption.ShellGuard),
        };
    }

    /// <summary>
    /// The working tree that an effect is about: in which git would act, else that of its first file, else that of the folder in which the
    /// line starts; the folder itself if it is in none.
    /// </summary>
    public static string TreeOf(ShellEffect effect, string folder) =>
        effect.Tree is { } tree ? RealPath.Of(tree)
        : effect.Paths is [var path, ..] && TopLevelOf(path.Text) is { } other ? other
        : TopLevelOf(folder) ?? folder;

    private static string? TopLevelOf(string folder) => ProjectRoot.TopLevelOf(RealPath.Of(folder));

    private IEnumerable<WorkingTree> OtherTrees(GitRepository repository) =>
        repository
            .WorkingTrees()
            .Select(RealPath.Of)
            .Where(tree => tree != repository.WorkingTree)
            .Distinct(StringComparer.Ordinal)
            .Take(MostTrees)
            .Select(tree => new WorkingTree(tree, AtWorkIn(tree)));

    /// <summary>The name of another session that is at work in a working tree; null if none is.</summary>
    private string? AtWorkIn(string tree) => AtWork(tree).Select(NameOf).FirstOrDefault();

    private IEnumerable<SessionRecord> AtWork(string tree) =>
        SessionList
            .OfWorkingTree(pool.Location, tree)
            .Others(asker.SessionId, MostSessions)
            .Where(record => record.WorkingTree == tree && record.IsAtWorkAt(pool.Now, asker.Processes));

    /// <summary>The uncommitted files of the session itself, and those of others and of nobody.</summary>
    private (List<UncommittedFile> Own, List<UncommittedFile> Others) Files(
        string root,
        List<WorkingTree> others,
        IReadOnlyList<ShellEffect> effects,
        bool hasNeighbour
    )
    {
        List<UncommittedFile> own = [],
            theirs = [];
        Add(root, own, theirs, hasNeighbour && effects.Any(effect => effect.IsBelow && effect.Covers(root)));
        foreach (var tree in others)
        {
            if (effects.Any(effect => effect.Tree == tree.Root || effect.Paths.Any(path => IsAbout(path, tree.Root))))
                Add(tree.Root, own, theirs, includesUnrecorded: false);
        }

        return (own, theirs);
    }

    /// <summary>Whether a path is in a working tree, or has it in it.</summary>
    private static bool IsAbout(Shell.PathPattern path, string tree) =>
        path.Covers(tree, below: true) || new Shell.PathPattern(tree, isPattern: false).Covers(path.Text, below: true);

    private void Add(string tree, List<UncommittedFile> own, List<UncommittedFile> others, bool includesUnrecorded)
    {
        var recorded = new ChangedFiles(pool.Location, tree).All();
        var owners = new Dictionary<string, SessionRecord?>(StringComparer.Ordinal);
        var repository = GitRepository.At(tree);
        // Where nothing says that changes are done, they count for a while.
        var oldest = repository is null ? pool.Now - UncommittedFiles.LongestWithoutGit : DateTimeOffset.MinValue;
        List<ChangedFile> files =
        [
            .. recorded
                .Where(file => file.ChangedAt >= oldest && (file.SessionId == asker.SessionId || Counts(file, owners)))
                .TakeLast(MostFiles),
        ];
        if (!includesUnrecorded && files.TrueForAll(file => file.SessionId == asker.SessionId))
        {
            // Nobody else has to do with the tree, and nobody needs to know more of one's own.
            return;
        }

        var git = new GitProgram(tree, s_longestAnswer);
        var status =
            repository is null ? null
            : includesUnrecorded ? git.StatusOfAll()
            : git.StatusOf([.. files.Select(file => file.Path).Distinct(StringComparer.Ordinal)]);
        var ignored = includesUnrecorded && status is not null ? Ignored(git, status, files) : null;
        var committed = repository is null ? null : UncommittedFiles.Committed(git, repository, files);
        foreach (var file in files)
        {
            // An answer that does not come means that it is still uncommitted.
            var states =
                status is null ? FileStates.Tracked | FileStates.Untracked
                : ignored?.Contains(file.Path) == true ? FileStates.Ignored
                : git.StatesOf(status, file.Path);
            if (states == FileStates.None || committed?.Contains(file) == true)
                continue;
            if (file.SessionId == asker.SessionId)
                own.Add(new UncommittedFile(file.Path, states, asker.Reader.Instance) { Since = file.ChangedAt });
            else
                others.Add(Of(file, states, owners[file.SessionId]));
        }

        if (includesUnrecorded && status is not null)
            AddUnrecorded(tree, status, own, others);
    }

    /// <summary>Those of some files that are ignored, which a list of all files leaves out.</summary>
    private static HashSet<string> Ignored(GitProgram git, GitStatus status, List<ChangedFile> files)
    {
        List<string> unlisted =
        [
            .. files.Select(file => file.Path).Where(path => git.StatesOf(status, path) == FileStates.None && File.Exists(path)),
        ];
        var answer = unlisted.Count == 0 ? null : git.StatusOf(unlisted);
        return answer is null ? [] : [.. unlisted.Where(path => git.StatesOf(answer, path) == FileStates.Ignored)];
    }

    private static void AddUnrecorded(string tree, GitStatus status, List<UncommittedFile> own, List<UncommittedFile> others)
    {
        var known = own.Concat(others).Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var path in status.Paths.Take(MostFiles))
        {
            var full = Path.GetFullPath(path, tree);
            if (!known.Contains(full))
                others.Add(new UncommittedFile(full, status.StatesOf(path), null));
        }
    }

    /// <summary>Whether another's file counts: what a session left that has ended counts for some days.</summary>
    private bool Counts(ChangedFile file, Dictionary<string, SessionRecord?> owners)
    {
        if (!owners.TryGetValue(file.SessionId, out var record))
            owners[file.SessionId] = record = SessionRecords.Find(pool.Location, file.SessionId);
        return IsAtWork(record) || pool.Now - file.ChangedAt <= s_longestLeft;
    }

    private UncommittedFile Of(ChangedFile file, FileStates states, SessionRecord? record) =>
        new(file.Path, states, record is null ? file.SessionId : NameOf(record)) { Since = file.ChangedAt, HasEnded = !IsAtWork(record) };

    private bool IsAtWork(SessionRecord? record) => record is not null && record.IsAtWorkAt(pool.Now, asker.Processes);

    private static string NameOf(SessionRecord record) => record.Instance.Length > 0 ? record.Instance : record.SessionId;

    /// <summary>Whose the entries of the stash are, from the top: by the commands that were about to make them.</summary>
    private List<string?> Stash(GitRepository repository)
    {
        var commands = new RepositoryCommands(pool.Location, repository.CommonFolder).All();
        var holders = new List<string?>();
        var entries = ReferenceLog.OfStash(repository).Moves();
        for (var i = entries.Count - 1; i >= 0; i--)
        {
            var session = RepositoryCommands.SessionAt(commands, entries[i].At, workingTree: null);
            holders.Add(
                session is null ? AtWorkSince(repository, entries[i].At)
                : session == asker.SessionId ? ""
                : SessionRecords.Find(pool.Location, session) is { } record ? NameOf(record)
                : session
            );
        }

        return holders;
    }

    /// <summary>The name of another session at work in the repository that may have done something at a moment; null if none may.</summary>
    private string? AtWorkSince(GitRepository repository, DateTimeOffset moment) =>
        repository
            .WorkingTrees()
            .Select(RealPath.Of)
            .SelectMany(AtWork)
            .Where(record => record.Begun <= moment)
            .Select(NameOf)
            .FirstOrDefault();

    /// <summary>The name of who claims a path, or with <paramref name="below"/> something in it; null if no other does.</summary>
    private string? HolderOf(string path, bool below)
    {
        try
        {
            var holder = ClaimOn(path, below);
            while (holder is not null && asker.EndIfDead is { } end && end(holder))
                holder = ClaimOn(path, below);
            return holder is null ? null
                : holder.Instance.Length > 0 ? holder.Instance
                : holder.Entry.SessionId ?? "?";
        }
        catch (Exception exception) when (asker.Unreadable is not null && OutOfReach.IsReason(exception))
        {
            asker.Unreadable(exception);
            return null;
        }
    }

    private Claim? ClaimOn(string path, bool below) =>
        below || path.AsSpan().ContainsAny('*', '?') ? pool.Claims().HolderOf(path, asker.Reader, pool.Now)
        // What is claimed in a folder is not the folder.
        : Directory.Exists(path) ? null
        : pool.Claims().HolderOfFile(path, asker.Reader, pool.Now);

    private ShellAnswer AnswerOf(PoolOption option) =>
        pool.Settings.Value(option).Value switch
        {
            "deny" => ShellAnswer.Deny,
            "ask" => ShellAnswer.Ask,
            "warn" => ShellAnswer.Warn,
            _ => ShellAnswer.Pass,
        };
}
