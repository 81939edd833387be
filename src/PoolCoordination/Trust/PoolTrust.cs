using PoolCoordination.Faults;
using PoolCoordination.Git;
using PoolCoordination.Host;
using PoolCoordination.Storage;
using PoolCoordination.Text;

namespace PoolCoordination.Trust;

/// <summary>Whether a project pool may be used, and the user's word on it: to approve, to take that back, to list.</summary>
public sealed class PoolTrust
{
    private readonly PoolEnvironment _environment;
    private readonly TrustList _list;

    /// <summary>The trust of an environment's user.</summary>
    public PoolTrust(PoolEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        _environment = environment;
        _list = new TrustList(environment);
    }

    /// <summary>The pools that the user approved, and why one is not used all the same.</summary>
    /// <exception cref="PoolException">The list is not valid.</exception>
    public IReadOnlyList<TrustedPool> Approved() =>
        [
            .. _list
                .Read()
                .Select(pool =>
                    pool with
                    {
                        Refusal = ProjectPool.Named(pool.Path) is { } found ? ReasonNotToUse(found) : "it does not exist",
                    }
                ),
        ];

    /// <summary>
    /// The pools of the known projects that hold something and are not used, so that a session there would not see what was shared before.
    /// They are found as they are taken: of a project with two pools the second is not given once the first is approved.
    /// </summary>
    public IEnumerable<UnusedPool> Unused()
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var folder in KnownProjects.Of(_environment))
        {
            foreach (var pool in ProjectPool.Of(_environment.In(folder)))
            {
                var holdsSomething = Path.Exists(pool.Location.LogPath) || Path.Exists(pool.Location.SettingsPath);
                if (holdsSomething && ReasonNotToUse(pool) is { } reason && known.Add(pool.Folder))
                    yield return new UnusedPool(pool, reason);
                if (ReasonNotToUse(pool) is null)
                    break;
            }
        }
    }

    /// <summary>The project pool that a path means, to be approved: its folder, its log, or a folder of the project.</summary>
    /// <param name="path">The absolute path.</param>
    /// <exception cref="PoolException">There is none.</exception>
    public ProjectPool Find(string path)
    {
        var pools = ProjectPool.At(path, _environment);
        if (pools.Count == 0)
            throw new PoolException(
                $"There is no project pool at or above {Sanitizer.InSingleQuotes(path)}; "
                    + "run 'pool init --project' or Initialize-Pool -Project to create one."
            )
            {
                Fault = PoolFault.NotFound,
            };
        return pools.FirstOrDefault(pool => ReasonNotToUse(pool) is not null) ?? pools[0];
    }

    /// <summary>Approves a pool as it is now: its folder, the server that it names, and the files in it that git tracks.</summary>
    /// <exception cref="PoolException">Others than the user could change it, so that an approval would say nothing.</exception>
    public TrustedPool Approve(ProjectPool pool)
    {
        ArgumentNullException.ThrowIfNull(pool);
        var tracked = TrackedIn(pool);
        if (Obstacle(pool, tracked) is { } obstacle)
            throw new PoolException($"The project pool {Sanitizer.InSingleQuotes(pool.Folder)} cannot be approved: {obstacle}.")
            {
                Fault = PoolFault.Location,
            };
        if (pool.IsInClaudeFolder && tracked is null)
            KeepFromGit(pool.Folder);
        var approved = new TrustedPool(pool.Folder, pool.Server?.Text, tracked);
        new ApprovedLog(_environment, pool).Keep();
        _list.Add(approved);
        return approved;
    }

    /// <summary>Whether nothing but its user's word keeps a pool from being used.</summary>
    public bool CanApprove(ProjectPool pool)
    {
        ArgumentNullException.ThrowIfNull(pool);
        return Obstacle(pool, TrackedIn(pool)) is null;
    }

    /// <summary>Stores that a log which was approved begins with another line, as after a compaction.</summary>
    internal void Renew(PoolLocation location)
    {
        if (location.Server is null && ProjectPool.Named(location.Folder) is { } pool)
            new ApprovedLog(_environment, pool).Renew();
    }

    /// <summary>Stores the line that is about to begin an empty log: an approved pool is known by it from then on.</summary>
    internal void Begin(PoolLocation location, ReadOnlySpan<byte> line)
    {
        if (location.Server is null && ProjectPool.Named(location.Folder) is { } pool)
            new ApprovedLog(_environment, pool).Begin(line);
    }

    /// <summary>Takes an approval back.</summary>
    /// <param name="path">The pool's folder, its log, or a folder of its project; absolute.</param>
    /// <returns>What was approved.</returns>
    /// <exception cref="PoolException">No such pool is approved; the message names those that are.</exception>
    public TrustedPool Revoke(string path)
    {
        var known = Known(path);
        _list.Remove(known.Path);
        return known;
    }

    /// <summary>The approved pool that a path means, which need not exist any more.</summary>
    /// <exception cref="PoolException">There is none.</exception>
    public TrustedPool Known(string path)
    {
        var approved = _list.Read();
        List<string> names =
        [
            path,
            RealPath.Of(path),
            .. ProjectPool.At(path, _environment).Select(pool => pool.Folder),
            // Where the project is gone, its path is all that is left.
            .. ProjectPool.FoldersIn(RealPath.Of(path)),
        ];
        return approved.FirstOrDefault(pool => names.Contains(pool.Path))
            ?? throw new PoolException(
                $"The pool of {Sanitizer.InSingleQuotes(path)} is not approved; approved pools: "
                    + $"{(approved.Count == 0 ? "none" : string.Join(", ", approved.Select(pool => pool.Path)))}."
            )
            {
                Fault = PoolFault.NotFound,
            };
    }

    /// <summary>Gets why a pool is not used, and what to do about it, as a clause for a message; null if it is used.</summary>
    internal string? ReasonNotToUse(ProjectPool pool)
    {
        TrustedPool? approved;
        try
        {
            approved = _list.Read().FirstOrDefault(known => known.Path == pool.Folder);
        }
        catch (PoolException exception)
        {
            return exception.Message.TrimEnd('.');
        }

        var approve = $"run {ShellCommand.Of("pool trust", pool.Folder)} or Grant-PoolTrust to approve it";
        if (FaultOf(pool) is { } fault)
            return fault;
        if (approved is null)
            return $"you have not approved it; {approve}";
        if (FaultOfList() is { } faultOfList)
            return faultOfList;
        if (pool.Server?.Text is var server && server != approved.Server)
            return $"its pool.json now names {NameOf(server)}, but you approved {NameOf(approved.Server)}; {approve}";
        var tracked = TrackedIn(pool);
        if (FaultOfTracked(tracked) is { } faultOfTracked)
            return faultOfTracked;
        if (tracked is not null && tracked != approved.Tracked)
            return $"git tracks files in it that differ from what you approved; check them, then {approve}";
        return new ApprovedLog(_environment, pool).IsSame() ? null : $"its log is not the one that you approved; check it, then {approve}";
    }

    private string? Obstacle(ProjectPool pool, string? tracked) => FaultOf(pool) ?? FaultOfList() ?? FaultOfTracked(tracked);

    /// <summary>Keeps a pool that git does not track out of the repository around it, also one that is made later.</summary>
    private static void KeepFromGit(string folder)
    {
        var path = Path.Combine(folder, ".gitignore");
        if (!Path.Exists(path))
            PrivateFile.Replace(path, "*\n"u8);
    }

    private string? FaultOfList()
    {
        var path = RealPath.Of(_list.FilePath);
        var fault =
            Path.Exists(path) ? Ownership.Fault(path)
            : Path.GetDirectoryName(path) is { } folder && Directory.Exists(folder) ? Ownership.Fault(folder)
            : null;
        return fault is null ? null : $"the list of approved pools is not safe: {fault}";
    }

    /// <summary>Why no approval could hold what git tracks in a pool.</summary>
    private static string? FaultOfTracked(string? tracked) =>
        tracked switch
        {
            null => null,
            TrackedFiles.Unknown =>
                "the files that git tracks in it are unknown, because the index is split or damaged; run 'git update-index "
                    + "--no-split-index' if it is split, or set POOL_PATH to use the pool anyway",
            _ when TrackedFiles.HaveLink(tracked) =>
                "git tracks a link in it, whose target a pull can change unnoticed; remove the link, or set POOL_PATH to use it anyway",
            _ => null,
        };

    // No clone and no pull writes into a git directory.
    private static string? TrackedIn(ProjectPool pool) => pool.IsInClaudeFolder ? TrackedFiles.In(pool.Folder) : null;

    private static string? FaultOf(ProjectPool pool) =>
        pool.Repository is { } repository && !repository.PointsBack()
            ? $"the repository {Sanitizer.InSingleQuotes(repository.CommonFolder)} does not list "
                + $"{Sanitizer.InSingleQuotes(repository.WorkingTree)} as one of its working trees; "
                + "run 'git worktree repair' if it was moved"
            : Ownership.Fault(pool.Folder)
                ?? Ownership.FaultOfFile(pool.Location.LogPath)
                ?? Ownership.FaultOfFile(pool.Location.SettingsPath);

    private static string NameOf(string? server) => server is null ? "no server" : $"the server {Sanitizer.InSingleQuotes(server)}";
}
