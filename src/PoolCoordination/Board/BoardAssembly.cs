using PoolCoordination.Claims;
using PoolCoordination.Entries;
using PoolCoordination.Host;
using PoolCoordination.Pools;
using PoolCoordination.Sessions;
using PoolCoordination.Text;

namespace PoolCoordination.Board;

/// <summary>Makes a board of what is known of a pool.</summary>
internal sealed class BoardAssembly
{
    private const int MostClaims = 200;
    private const int MostEntries = 200;

    private readonly IReadOnlyList<PoolSession> _sessions;
    private readonly ClaimTable _claims;
    private readonly IReadOnlyList<PoolEntry> _entries;
    private readonly IReadOnlyList<Claim> _held;
    private readonly BoardRefusals _refusals;
    private readonly DateTimeOffset _now;
    private readonly ILookup<string, Claim> _heldBySession;
    private readonly BoardWaits _waits;
    private readonly EntryProjects _projects;

    /// <summary>Takes what is known.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="sessions">Its sessions, without those that have ended.</param>
    /// <param name="claims">Its claims.</param>
    /// <param name="entries">Its live entries, newest first.</param>
    /// <param name="now">The moment.</param>
    public BoardAssembly(
        Pool pool,
        IReadOnlyList<PoolSession> sessions,
        ClaimTable claims,
        IReadOnlyList<PoolEntry> entries,
        DateTimeOffset now
    )
    {
        (_sessions, _claims, _entries, _now) = (sessions, claims, entries, now);
        _held = claims.ListAt(now);
        _heldBySession = _held.ToLookup(claim => claim.Entry.SessionId ?? "", StringComparer.Ordinal);
        _refusals = new BoardRefusals(pool, claims, _held, sessions, now);
        _projects = new EntryProjects(sessions);
        _waits = new BoardWaits(_held, _refusals, entries);
    }

    /// <summary>The board of a project, or of the whole pool where it is null.</summary>
    public PoolBoard Board(string? project)
    {
        List<BoardSession> sessions =
        [
            .. _sessions.Where(session => project is null || session.Project == project)
                .Select(Of)
                .Where(session => session.State != BoardState.Dead || IsAnythingLeftOf(session.Session))
                .GroupBy(session => session.Session.Project, StringComparer.Ordinal)
                .OrderBy(group => group.Min(session => session.State))
                .ThenBy(group => group.Key, StringComparer.OrdinalIgnoreCase)
                .SelectMany(InOrderOfNeed),
        ];
        List<BoardClaim> claims =
        [
            .. _held.Where(claim => _projects.MayBeOf(project, claim.Entry))
                .Select(claim => new BoardClaim(claim, _projects.Of(claim.Entry), _refusals.Of(claim)))
                .OrderByDescending(claim => claim.RefusalCount)
                .ThenBy(claim => claim.Claim.ExpiresAt),
        ];
        List<PoolEntry> entries = [.. _entries.Where(entry => !entry.IsUpkeepOfClaim && _projects.MayBeOf(project, entry))];
        return new PoolBoard
        {
            ReadAt = _now.InLocalZone(),
            Project = project,
            Sessions = sessions,
            Claims = [.. claims.Take(MostClaims).Select(claim => claim with { Claim = claim.Claim.ForDisplay() })],
            Entries = [.. entries.Take(MostEntries).Select(Of)],
            Counts = BoardCounts.Of(sessions, claims, entries.Count),
        };
    }

    /// <summary>Those first that need a person most, and of these the ones that wait longest.</summary>
    private static IEnumerable<BoardSession> InOrderOfNeed(IEnumerable<BoardSession> sessions) =>
        sessions
            .OrderBy(session => session.State)
            .ThenBy(session => session.Since)
            .ThenBy(session => session.Session.SessionId, StringComparer.Ordinal);

    private static bool IsAnythingLeftOf(PoolSession session) => session.Claims.Count > 0 || session.ChangedFiles.Count > 0;

    private BoardEntry Of(PoolEntry entry)
    {
        // In brackets after a space, as lists have it.
        var verdict = entry.Action == PoolAction.Claimed ? _claims.SuffixOf(entry).Trim(' ', '(', ')') : "";
        return new BoardEntry(entry.ForDisplay(), _projects.Of(entry), verdict);
    }

    private BoardSession Of(PoolSession session)
    {
        var held = _heldBySession[EntryProjects.KeyOf(session)].ToList();
        var blocks = _waits.Of(new Identity(session.Instance, session.SessionId));
        var denials = _refusals.DenialsOf(session);
        var state = StateOf(session.Status, isBlocked: blocks.Count > 0, isDenied: denials.Count > 0);
        List<BoardWait> waits = [.. blocks, .. denials];
        return new BoardSession
        {
            Session = session with { Claims = TextList.Of([.. held.Select(claim => claim.ForDisplay().Topic)]) },
            State = state,
            Since = state is BoardState.Blocked or BoardState.Denied ? waits[0].Since : session.LastSeen,
            Work = held.FindLast(claim => !claim.IsFromEdit)?.ForDisplay().Topic ?? session.Topic ?? "",
            WaitsFor = waits,
        };
    }

    private static BoardState StateOf(SessionStatus status, bool isBlocked, bool isDenied) =>
        status switch
        {
            SessionStatus.Dead or SessionStatus.Ended => BoardState.Dead,
            SessionStatus.Idle => BoardState.Idle,
            _ when isBlocked => BoardState.Blocked,
            SessionStatus.Waiting => BoardState.Waiting,
            _ => isDenied ? BoardState.Denied : BoardState.Working,
        };
}
