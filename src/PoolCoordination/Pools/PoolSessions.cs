using PoolCoordination.Claims;
using PoolCoordination.Entries;
using PoolCoordination.Git;
using PoolCoordination.Host;
using PoolCoordination.Log.Remote;
using PoolCoordination.Sessions;
using PoolCoordination.Storage;
using PoolCoordination.Text;

namespace PoolCoordination.Pools;

/// <summary>The sessions of a pool, as their hooks wrote them down: on this machine, and on others where a server keeps the pool.</summary>
public static class PoolSessions
{
    private const int LongestText = 1000;

    private static readonly TimeSpan s_longestRefused = TimeSpan.FromDays(1);

    /// <summary>The sessions, those that were seen last first.</summary>
    /// <param name="pool">The pool whose sessions are asked for.</param>
    /// <param name="instances">The instances' names, ignoring case; <c>*</c> and <c>?</c> are wildcards. Empty for all.</param>
    /// <param name="includesEnded">Whether those that have ended are among them; those that died are in any case.</param>
    /// <param name="agents">The agents' names, as those of the instances. Empty or null for all.</param>
    public static IReadOnlyList<PoolSession> Sessions(
        this Pool pool,
        IReadOnlyList<string> instances,
        bool includesEnded = false,
        IReadOnlyList<string>? agents = null
    )
    {
        ArgumentNullException.ThrowIfNull(pool);
        ArgumentNullException.ThrowIfNull(instances);
        var query = new PoolQuery { Instances = instances };
        var (now, processes) = (pool.Now, ProcessTable.OfMachine());
        var claims = pool.Claims();
        var held = claims.HeldAt(now).ToLookup(claim => claim.Entry.SessionId, StringComparer.Ordinal);
        var refused = claims.All.Where(claim => claim.Status == ClaimStatus.Refused && now - claim.Since < s_longestRefused)
            .ToLookup(claim => claim.Entry.SessionId, claim => OfClaim(claim, claims), StringComparer.Ordinal);
        var changed = Changed(() => PoolCoordination.Sessions.ChangedFiles.OfAllTrees(pool.Location));
        var denied = new Denials(pool.Location)
            .At(now)
            .ToLookup(denial => denial.SessionId, denial => OfDenial(denial, changed), StringComparer.Ordinal);
        return
        [
            .. Records(pool)
                .Where(record => query.AcceptsInstance(record.Instance) && PoolQuery.Accepts(agents ?? [], record.Agent))
                .Select(record => (Record: record, Status: record.StatusAt(now, processes)))
                .Where(session => includesEnded || session.Status != SessionStatus.Ended)
                .OrderByDescending(session => session.Record.LastSeen)
                .Select(session => Of(session.Record, session.Status, held[Identity.Shorten(session.Record.SessionId)]) with
                {
                    ChangedFiles =
                        session.Record.ChangedFiles.Count > 0
                            ? TextList.Of([.. session.Record.ChangedFiles.Select(Shown)])
                            : Uncommitted(pool, session.Record, changed),
                    Refusals =
                    [
                        .. refused[Identity.Shorten(session.Record.SessionId)].Concat(denied[session.Record.SessionId])
                            .OrderBy(refusal => refusal.At),
                    ],
                }),
        ];
    }

    /// <summary>
    /// What tells the agent whose session wrote an entry, as far as it is known here; null where the writers and the reader are of one
    /// kind.
    /// </summary>
    /// <param name="pool">The pool.</param>
    /// <param name="entries">The entries that are asked about.</param>
    /// <param name="reader">Who reads them; null where that does not matter.</param>
    internal static Func<PoolEntry, string>? AgentsOf(this Pool pool, IReadOnlyList<PoolEntry> entries, Identity? reader = null)
    {
        var records = new List<SessionRecord>();
        try
        {
            if (!new SessionAgents(pool.Location).MayDiffer)
                return null;
            var sessions = new HashSet<string?>(StringComparer.Ordinal) { reader?.Session };
            foreach (var entry in entries)
                sessions.Add(entry.SessionId);
            records.AddRange(SessionRecords.Of(pool.Location, sessions.Contains));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What they did is told without that.
        }

        return records.Exists(record => record.Agent != records[0].Agent)
            ? entry => records.Find(record => record.Holds(entry))?.Agent ?? ""
            : null;
    }

    /// <summary>The other sessions that are at work in the working tree of an environment, those that began last first.</summary>
    internal static IReadOnlyList<SessionRecord> Neighbors(this Pool pool)
    {
        var (now, processes) = (pool.Now, ProcessTable.OfMachine());
        var folder = RealPath.Of(pool.Environment.CurrentFolder);
        return
        [
            .. SessionList
                .OfWorkingTree(pool.Location, ProjectRoot.TreeOf(folder))
                .Others(pool.Environment.SessionId ?? "")
                .Where(record => record.IsAtWorkAt(now, processes))
                .Select(record => record with { Status = record.StatusAt(now, processes) }),
        ];
    }

    /// <summary>
    /// The files of its working tree that a session of this machine changed and has not committed, relative to that.
    /// </summary>
    internal static TextList ChangedFiles(Pool pool, SessionRecord record) =>
        record.WorkingTree.Length == 0
            ? TextList.Empty
            : Uncommitted(pool, record, Changed(() => new ChangedFiles(pool.Location, record.WorkingTree).All()));

    /// <summary>
    /// Those of some changed files that are a session's and not committed: relative to its working tree, and others with their whole path.
    /// </summary>
    private static TextList Uncommitted(Pool pool, SessionRecord record, IEnumerable<ChangedFile> changed)
    {
        var files = new List<string>();
        var own = changed.Where(file => file.SessionId == record.SessionId);
        foreach (var tree in own.GroupBy(file => ProjectRoot.TreeOfFile(file.Path), StringComparer.Ordinal))
        {
            foreach (var file in UncommittedFiles.Among(pool.Location, tree.Key, [.. tree], pool.Now))
                files.Add(Shown(tree.Key == record.WorkingTree ? RelativePath(tree.Key, file.Path) : file.Path));
        }

        return TextList.Of(files);
    }


    private static string RelativePath(string folder, string file) =>
        Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/');

    private static IReadOnlyList<ChangedFile> Changed(Func<IReadOnlyList<ChangedFile>> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What stands there is no list of ours; the sessions are listed all the same.
            return [];
        }
    }

    /// <summary>The records of this machine, and of others those of its server.</summary>
    private static List<SessionRecord> Records(Pool pool)
    {
        List<SessionRecord> records = [.. SessionRecords.All(pool.Location)];
        if (pool.Log is RemoteLog log)
        {
            var known = records.Select(record => record.SessionId).ToHashSet(StringComparer.Ordinal);
            records.AddRange(SharedSessions.Read(log).Where(record => known.Add(record.SessionId)));
        }

        return records;
    }

    private static PoolSession Of(SessionRecord record, SessionStatus status, IEnumerable<Claim> claims) =>
        new()
        {
            Instance = Shown(record.Instance),
            Status = status,
            SessionId = Shown(record.SessionId),
            Agent = Shown(record.Agent),
            Title = ShownIfGiven(record.Title),
            Topic = ShownIfGiven(record.Topic),
            Machine = Shown(record.Machine),
            WorkingFolder = Shown(record.WorkingFolder),
            WorkingTree = Shown(record.WorkingTree),
            Project = ProjectName.Of(record.CommonFolder, record.WorkingTree),
            Branch = ShownIfGiven(record.Branch),
            Begun = record.Begun.InLocalZone(),
            LastSeen = record.LastSeen.InLocalZone(),
            Claims = TextList.Of([.. claims.Select(claim => claim.ForDisplay().Topic)]),
        };

    private static PoolRefusal OfClaim(Claim refused, ClaimTable claims) =>
        new()
        {
            At = refused.Since.InLocalZone(),
            Kind = PoolRefusalKind.Claim,
            Subject = refused.ForDisplay().Topic,
            Holder = refused.ClosedBy is { } id && claims.Find(id) is { } holder ? holder.ForDisplay().Instance : "",
        };

    private static PoolRefusal OfDenial(Denial denial, IReadOnlyList<ChangedFile> changed)
    {
        var since = changed.Where(file => file.SessionId == denial.SessionId && file.ChangedAt >= denial.At).ToList();
        return new PoolRefusal
        {
            At = denial.At.InLocalZone(),
            Kind = PoolRefusalKind.Change,
            Subject = Shown(denial.Subject),
            Holder = Shown(denial.Holder),
            OverAt =
                since.Count > 0 && Path.IsPathFullyQualified(denial.Subject) && RealPath.Of(denial.Subject) is var path
                    ? since.Find(file => file.Path == path)?.ChangedAt
                    : null,
        };
    }

    // Of a session on another machine it is what somebody wrote into a row of the server.
    private static string Shown(string text) => Sanitizer.ForDisplay(text, LongestText);

    private static string? ShownIfGiven(string? text) => text is null ? null : Shown(text);
}
