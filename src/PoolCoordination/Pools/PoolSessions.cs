using PoolCoordination.Claims;
using PoolCoordination.Entries;
using PoolCoordination.Host;
using PoolCoordination.Sessions;
using PoolCoordination.Text;

namespace PoolCoordination.Pools;

/// <summary>The sessions of a pool, as their hooks wrote them down on this machine.</summary>
public static class PoolSessions
{
    private const int LongestPath = 1000;

    /// <summary>The sessions, those that were seen last first.</summary>
    /// <param name="pool">The pool whose sessions are asked for.</param>
    /// <param name="instances">The instances' names, ignoring case; <c>*</c> and <c>?</c> are wildcards. Empty for all.</param>
    /// <param name="includesEnded">Whether those that have ended are among them; those that died are in any case.</param>
    public static IReadOnlyList<PoolSession> Sessions(this Pool pool, IReadOnlyList<string> instances, bool includesEnded = false)
    {
        ArgumentNullException.ThrowIfNull(pool);
        ArgumentNullException.ThrowIfNull(instances);
        var query = new PoolQuery { Instances = instances };
        var (now, processes) = (pool.Now, ProcessTable.OfMachine());
        var claims = pool.Claims().HeldAt(now).ToLookup(claim => claim.Entry.SessionId, StringComparer.Ordinal);
        return
        [
            .. SessionRecords
                .All(pool.Location)
                .Where(record => query.AcceptsInstance(record.Instance))
                .Select(record => (Record: record, Status: record.StatusAt(now, processes)))
                .Where(session => includesEnded || session.Status != SessionStatus.Ended)
                .OrderByDescending(session => session.Record.LastSeen)
                .Select(session => Of(pool, session.Record, session.Status, claims[Identity.Shorten(session.Record.SessionId)])),
        ];
    }

    private static PoolSession Of(Pool pool, SessionRecord record, SessionStatus status, IEnumerable<Claim> claims) =>
        new()
        {
            Instance = record.Instance,
            Status = status,
            SessionId = record.SessionId,
            Agent = record.Agent,
            Machine = record.Machine,
            WorkingFolder = Shown(record.WorkingFolder),
            WorkingTree = Shown(record.WorkingTree),
            Branch = record.Branch,
            Begun = record.Begun.ToLocalTime(),
            LastSeen = record.LastSeen.ToLocalTime(),
            Claims = TextList.Of([.. claims.Select(claim => claim.ForDisplay().Topic)]),
            ChangedFiles = TextList.Of([.. Changed(pool, record)]),
        };

    private static IEnumerable<string> Changed(Pool pool, SessionRecord record)
    {
        if (record.WorkingTree.Length == 0)
            return [];
        var files = new ChangedFiles(pool.Location, record.WorkingTree).All().Where(file => file.SessionId == record.SessionId).ToList();
        return UncommittedFiles
            .Among(pool.Location, record.WorkingTree, files, pool.Now)
            .Select(file => Shown(Path.GetRelativePath(record.WorkingTree, file.Path).Replace('\\', '/')));
    }

    private static string Shown(string path) => Sanitizer.ForDisplay(path, LongestPath);
}
