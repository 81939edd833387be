using PoolCoordination.Claims;
using PoolCoordination.Entries;
using PoolCoordination.Host;
using PoolCoordination.Pools;
using PoolCoordination.Sessions;
using PoolCoordination.Status;

namespace PoolCoordination.Board;

/// <summary>
/// What happened in a pool since a moment, for a stand-up or a pull request: what was completed by whom, and what is blocked, claimed and
/// was refused. Its texts may be shown as they are.
/// </summary>
public sealed record PoolReport
{
    private static readonly IReadOnlyList<PoolAction> s_actions = Blockers.Actions;

    private PoolReport() { }

    /// <summary>The moment from which on it tells.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>The name of the project that it is about; null where it is about the whole pool.</summary>
    public string? Project { get; init; }

    /// <summary>When it was read.</summary>
    public required DateTimeOffset ReadAt { get; init; }

    /// <summary>What was completed, the oldest first.</summary>
    public IReadOnlyList<PoolEntry> Completed { get; init; } = [];

    /// <summary>What somebody is blocked by and nobody has completed, the oldest first; also from before, as long as it is live.</summary>
    public IReadOnlyList<PoolEntry> Blocked { get; init; } = [];

    /// <summary>The claims that are held now, the first to end first.</summary>
    public IReadOnlyList<Claim> Claimed { get; init; } = [];

    /// <summary>What was refused or denied, the first one first, each once; no more than a day of it is known.</summary>
    public IReadOnlyList<ReportRefusal> Refused { get; init; } = [];

    /// <summary>Reads the report.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="since">The moment from which on it tells.</param>
    /// <param name="includesAllProjects">
    /// Whether it is about all projects; else about the one of the pool's working folder, if it is in one.
    /// </param>
    public static PoolReport Read(Pool pool, DateTimeOffset since, bool includesAllProjects = false)
    {
        ArgumentNullException.ThrowIfNull(pool);
        var (now, project) = (pool.Now, includesAllProjects ? null : EntryProjects.OfUser(pool));
        var sessions = pool.Sessions([], includesEnded: true);
        var projects = new EntryProjects(sessions);
        var query = new PoolQuery { Since = since, Actions = s_actions, IncludeArchive = true };
        List<PoolEntry> recent = [.. pool.Read(query).Where(IsOfProject)];
        var live = pool.Read(new PoolQuery { Actions = s_actions }).Where(entry => entry.Timestamp < since && IsOfProject(entry));
        var claims = pool.Claims();
        var refused = claims.All.Where(claim => claim.Status == ClaimStatus.Refused && IsOfProject(claim.Entry));
        var denied = sessions.Where(session => project is null || session.Project == project);
        return new PoolReport
        {
            Project = project,
            Since = since.InLocalZone(),
            ReadAt = now.InLocalZone(),
            Completed = Shown(recent.Where(entry => entry.Action == PoolAction.Completed)),
            Blocked = Shown(Blockers.Unresolved([.. recent, .. live])),
            Claimed =
            [
                .. claims
                    .ListAt(now)
                    .Where(claim => IsOfProject(claim.Entry))
                    .OrderBy(claim => claim.ExpiresAt)
                    .Select(claim => claim.ForDisplay()),
            ],
            Refused = Counted(
                refused
                    .Select(claim => Of(claim.ForDisplay(), claims))
                    .Concat(denied.SelectMany(OfChanges))
                    .Where(one => one.Refusal.At >= since)
            ),
        };

        bool IsOfProject(PoolEntry entry) => projects.MayBeOf(project, entry);
    }

    /// <summary>The report in Markdown.</summary>
    public override string ToString() => ReportText.Of(this);

    private static List<PoolEntry> Shown(IEnumerable<PoolEntry> newestFirst) =>
        [.. newestFirst.Select(entry => entry.ForDisplay()).Reverse()];

    /// <summary>The same once each, with how often; the first one first.</summary>
    private static List<ReportRefusal> Counted(IEnumerable<ReportRefusal> refusals) =>
        [
            .. refusals
                .OrderBy(one => one.Refusal.At)
                .GroupBy(one => (one.Instance, one.Refusal.Kind, one.Refusal.Subject, one.Refusal.Holder))
                .Select(group => group.First() with { Count = group.Count() }),
        ];

    private static ReportRefusal Of(Claim refused, ClaimTable claims) =>
        new(
            refused.Instance,
            new PoolRefusal
            {
                At = refused.Since,
                Kind = PoolRefusalKind.Claim,
                Subject = refused.Topic,
                Holder = refused.ClosedBy is { } id && claims.Find(id) is { } holder ? holder.ForDisplay().Instance : "",
            }
        );

    private static IEnumerable<ReportRefusal> OfChanges(PoolSession session) =>
        session
            .Refusals.Where(refusal => refusal.Kind == PoolRefusalKind.Change)
            .Select(denial => new ReportRefusal(
                session.Instance,
                denial with
                {
                    Subject = DeniedPath.Shown(denial, session.WorkingTree),
                }
            ));
}
