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
    private const int MostTrees = 100;

    private static readonly TimeSpan s_longestAnswer = TimeSpan.FromMilliseconds(300);

    /// <summary>The situation in which a line would run.</summary>
    /// <param name="root">The working tree that it is about, without links.</param>
    /// <param name="folder">The folder in which it starts, without links.</param>
    /// <param name="effects">What it would do there.</param>
    public ShellSituation Of(string root, string folder, IReadOnlyList<ShellEffect> effects)
    {
        var repository = GitRepository.At(root);
        List<WorkingTree> others = repository is null ? [] : [.. OtherTrees(repository)];
        var neighbour = AtWorkIn(root);
        var files = Files(root, others, effects, neighbour is not null);
        return new ShellSituation
        {
            Root = root,
            Folder = folder,
            Repository = repository?.CommonFolder ?? root,
            Branch = effects.Any(effect => effect.Kind == ShellEffectKind.MovesHead) ? repository?.Branch : null,
            Now = pool.Now,
            Neighbour = neighbour,
            OtherTrees = others,
            Own = [.. files.Where(file => file.IsOwn)],
            Others = [.. files.Where(file => !file.IsOwn)],
            Stash = repository is null || !effects.Any(effect => effect.Kind == ShellEffectKind.TakesStash) ? [] : Stash(repository),
            Claims = ClaimOf,
            Guard = AnswerOf(PoolOption.Guard),
            InProgress = AnswerOf(PoolOption.InProgress),
            Strictest = AnswerOf(PoolOption.ShellGuard),
        };
    }

    /// <summary>
    /// The working trees that an effect is about: in which git would act, else those of its files, else that of the folder in which the
    /// line starts; the folder itself if it is in none.
    /// </summary>
    public static IReadOnlyCollection<string> TreesOf(ShellEffect effect, string folder)
    {
        var trees = new HashSet<string>(StringComparer.Ordinal);
        if (effect.Tree is { } tree)
            trees.Add(RealPath.Of(tree));
        foreach (var path in effect.Tree is null ? effect.Paths : [])
            trees.Add(TopLevelOf(path.Text) ?? TopLevelOf(folder) ?? folder);
        return trees.Count > 0 ? trees : [TopLevelOf(folder) ?? folder];
    }

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
            .Others(asker.SessionId)
            .Where(record => record.WorkingTree == tree && record.IsAtWorkAt(pool.Now, asker.Processes));

    /// <summary>The uncommitted files of the working tree, and of those others that the effects touch.</summary>
    private List<UncommittedFile> Files(string root, List<WorkingTree> others, IReadOnlyList<ShellEffect> effects, bool hasNeighbour)
    {
        var sweeps = hasNeighbour && effects.Any(effect => effect.IsBelow && effect.Covers(root));
        var left = s_longestAnswer;
        var files = new List<UncommittedFile>(new TreeFiles(pool, asker, root).Read(effects, sweeps, ref left));
        foreach (var tree in others)
        {
            if (effects.Any(effect => effect.Tree == tree.Root || effect.Paths.Any(path => IsAbout(path, tree.Root))))
                files.AddRange(new TreeFiles(pool, asker, tree.Root).Read(effects, includesUnrecorded: false, ref left));
        }

        foreach (var tree in InnerTrees(root, effects))
            files.AddRange(new TreeFiles(pool, asker, tree).Read(effects, includesUnrecorded: false, ref left));
        return files;
    }

    /// <summary>The working trees of other repositories in folders that go, as far as sessions have changed them.</summary>
    private HashSet<string> InnerTrees(string root, IReadOnlyList<ShellEffect> effects)
    {
        var trees = new HashSet<string>(StringComparer.Ordinal);
        var repository = GitRepository.At(root)?.CommonFolder;
        foreach (var effect in effects.Where(TakesFolder))
        {
            foreach (var file in effect.Paths.SelectMany(path => Sessions.ChangedFiles.OfAllTrees(pool.Location, path.Folder)))
            {
                if (effect.Covers(file.Path) && File.Exists(file.Path))
                    trees.Add(ProjectRoot.TreeOfFile(file.Path));
            }
        }

        trees.RemoveWhere(tree => tree == root || (repository is not null && GitRepository.At(tree)?.CommonFolder == repository));
        return trees;
    }

    private static bool TakesFolder(ShellEffect effect) =>
        effect is { Tree: null, Kind: ShellEffectKind.Deletes or ShellEffectKind.MovesAway }
        && effect.Paths.Any(path => path.IsPattern || (effect.IsBelow && Directory.Exists(path.Text)));

    /// <summary>Whether a path is in a working tree, or has it in it.</summary>
    private static bool IsAbout(ShellPath path, string tree) =>
        path.Covers(tree, below: true) || new ShellPath(tree, isPattern: false).Covers(path.Text, below: true);

    private bool IsAtWork(SessionRecord? record) => record is not null && record.IsAtWorkAt(pool.Now, asker.Processes);

    private static string NameOf(SessionRecord record) => record.Instance.Length > 0 ? record.Instance : record.SessionId;

    /// <summary>Whose the entries of the stash are, from the top: by the commands that were about to make them.</summary>
    private List<StashEntry> Stash(GitRepository repository)
    {
        var commands = new RepositoryCommands(pool.Location, repository.CommonFolder).All();
        var entries = ReferenceLog.OfStash(repository).Moves().Select(move => Entry(repository, commands, move.At)).ToList();
        entries.Reverse();
        return entries;
    }

    private StashEntry Entry(GitRepository repository, IReadOnlyList<RepositoryCommand> commands, DateTimeOffset moment)
    {
        var sessions = RepositoryCommands.SessionsAt(commands, moment, workingTree: null);
        if (sessions.Count > 1)
            return new StashEntry(null, moment);
        if (sessions is not [var session])
            return new StashEntry(AtWorkSince(repository, moment), moment) { IsGuess = true };
        if (session == asker.SessionId)
            return new StashEntry("", moment);
        var record = SessionRecords.Find(pool.Location, session);
        var hasEnded = !IsAtWork(record);
        // What an ended session left counts for some days.
        return hasEnded && pool.Now - moment > UncommittedFiles.LongestLeft
            ? new StashEntry(null, moment)
            : new StashEntry(record is null ? session : NameOf(record), moment) { HasEnded = hasEnded };
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

    /// <summary>The claim of another on a path, or with <paramref name="below"/> on something in it; null if there is none.</summary>
    private PathClaim? ClaimOf(string path, bool below)
    {
        // In a file there are no others.
        if (File.Exists(Path.GetDirectoryName(path)))
            return null;
        try
        {
            var claim = ClaimOn(path, below);
            while (claim is not null && asker.EndIfDead is { } end && end(claim))
                claim = ClaimOn(path, below);
            return claim is null
                ? null
                : new PathClaim(
                    claim.Instance.Length > 0 ? claim.Instance : claim.Entry.SessionId ?? "?",
                    claim.Entry.Affects.Count > 0 ? claim.Entry.Affects[0] : path,
                    claim.Since
                )
                {
                    IsOnOwnWork = IsOwnWork(path, below),
                };
        }
        catch (Exception exception) when (asker.Unreadable is not null && OutOfReach.IsReason(exception))
        {
            asker.Unreadable(exception);
            return null;
        }
    }

    /// <summary>Whether the session has changed all that a path means and others claim, and not committed it.</summary>
    private bool IsOwnWork(string path, bool below)
    {
        var isPattern = path.AsSpan().ContainsAny('*', '?');
        var files = below || isPattern
            ? new ClaimedFiles(pool, asker.Reader).Of(new ShellPath(path, isPattern), below)
            : [RealPath.Of(path)];
        return files is [var first, ..] && TopLevelOf(first) is { } tree && new TreeFiles(pool, asker, tree).AreOwn(files);
    }

    private Claim? ClaimOn(string path, bool below) =>
        path.AsSpan().ContainsAny('*', '?') ? new ClaimedFiles(pool, asker.Reader).HolderOf(path, below)
        : NamedResource.TryRead(path, out _) ? pool.Claims().HolderOf(path, asker.Reader, pool.Now)
        : below ? ClaimIn(path)
        // What is claimed in a folder is not the folder.
        : Directory.Exists(path) ? null
        : pool.Claims().HolderOfFile(path, asker.Reader, pool.Now);

    /// <summary>The claim of another on something in a folder. A name without a folder bars only where there is such a file.</summary>
    private Claim? ClaimIn(string folder)
    {
        var claim = pool.Claims().HolderOf(folder, asker.Reader, pool.Now);
        return claim is null || claim.Affects.Any(named => named.Contains('/', StringComparison.Ordinal))
            ? claim
            : new ClaimedFiles(pool, asker.Reader).HolderOf(folder, below: true);
    }

    private ShellAnswer AnswerOf(PoolOption option) =>
        pool.Settings.Value(option).Value switch
        {
            "deny" => ShellAnswer.Deny,
            "ask" => ShellAnswer.Ask,
            "warn" => ShellAnswer.Warn,
            _ => ShellAnswer.Pass,
        };
}
