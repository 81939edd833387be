using PoolCoordination.Claims;
using PoolCoordination.Entries;
using PoolCoordination.Host;
using PoolCoordination.Pools;
using PoolCoordination.Sessions;
using PoolCoordination.Status;
using PoolCoordination.Text;

namespace PoolCoordination.Board;

/// <summary>
/// What happened in a pool since a moment, for a stand-up or a pull request: what was completed by whom, and what is blocked, claimed and
/// was refused. Its texts may be shown as they are.
/// </summary>
public sealed record PoolReport
{
    private const int LongestText = 1000;

    private static readonly IReadOnlyList<PoolAction> s_actions = Blockers.Actions;

    private PoolReport() { }

    /// <summary>The moment from which on it tells.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>When it was read.</summary>
    public required DateTimeOffset ReadAt { get; init; }

    /// <summary>What was completed, the oldest first.</summary>
    public IReadOnlyList<PoolEntry> Completed { get; init; } = [];

    /// <summary>What somebody is blocked by and nobody has completed, the oldest first; also from before, as long as it is live.</summary>
    public IReadOnlyList<PoolEntry> Blocked { get; init; } = [];

    /// <summary>The claims that are held now, the first to end first.</summary>
    public IReadOnlyList<Claim> Claimed { get; init; } = [];

    /// <summary>What was refused or denied, the oldest first; no more than a day of it is known.</summary>
    public IReadOnlyList<ReportRefusal> Refused { get; init; } = [];

    /// <summary>Reads the report.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="since">The moment from which on it tells.</param>
    public static PoolReport Read(Pool pool, DateTimeOffset since)
    {
        ArgumentNullException.ThrowIfNull(pool);
        var now = pool.Now;
        List<PoolEntry> recent = [.. pool.Read(new PoolQuery { Since = since, Actions = s_actions, IncludeArchive = true })];
        var live = pool.Read(new PoolQuery { Actions = s_actions }).Where(entry => entry.Timestamp < since);
        var claims = pool.Claims();
        return new PoolReport
        {
            Since = since.InLocalZone(),
            ReadAt = now.InLocalZone(),
            Completed = Shown(recent.Where(entry => entry.Action == PoolAction.Completed)),
            Blocked = Shown(Blockers.Unresolved([.. recent, .. live])),
            Claimed = [.. claims.ListAt(now).OrderBy(claim => claim.ExpiresAt).Select(claim => claim.ForDisplay())],
            Refused =
            [
                .. OfClaims(claims).Concat(OfChanges(pool, now)).Where(one => one.Refusal.At >= since).OrderBy(one => one.Refusal.At),
            ],
        };
    }

    /// <summary>The report in Markdown.</summary>
    public override string ToString() => ReportText.Of(this);

    private static List<PoolEntry> Shown(IEnumerable<PoolEntry> newestFirst) =>
        [.. newestFirst.Select(entry => entry.ForDisplay()).Reverse()];

    private static IEnumerable<ReportRefusal> OfClaims(ClaimTable claims) =>
        claims.All.Where(claim => claim.Status == ClaimStatus.Refused).Select(claim => Of(claim.ForDisplay(), claims));

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

    private static IEnumerable<ReportRefusal> OfChanges(Pool pool, DateTimeOffset now) =>
        new Denials(pool.Location).At(now).Select(denial => new ReportRefusal(
            Sanitizer.ForDisplay(SessionRecords.Find(pool.Location, denial.SessionId)?.Instance ?? denial.SessionId, LongestText),
            new PoolRefusal
            {
                At = denial.At.InLocalZone(),
                Kind = PoolRefusalKind.Change,
                Subject = Sanitizer.ForDisplay(denial.Subject, LongestText),
                Holder = Sanitizer.ForDisplay(denial.Holder, LongestText),
            }
        ));
}
