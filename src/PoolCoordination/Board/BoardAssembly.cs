using PoolCoordination.Claims;
using PoolCoordination.Entries;
using PoolCoordination.Git;
using PoolCoordination.Host;
using PoolCoordination.Sessions;
using PoolCoordination.Shell;
using PoolCoordination.Storage;
using PoolCoordination.Text;

namespace PoolCoordination.Board;

/// <summary>Makes a board of what is known of a pool.</summary>
internal sealed class BoardAssembly
{
    private const int MostClaims = 200;
    private const int MostEntries = 200;

    /// <summary>For how long a denial is news.</summary>
    private static readonly TimeSpan s_justDenied = TimeSpan.FromMinutes(10);

    private readonly IReadOnlyList<PoolSession> _sessions;
    private readonly IReadOnlyList<PoolEntry> _entries;
    private readonly IReadOnlyList<Claim> _held;
    private readonly BoardRefusals _refusals;
    private readonly DateTimeOffset _now;
    private readonly ILookup<string, Claim> _heldBySession;
    private readonly BoardWaits _waits;
    private readonly Dictionary<string, string> _projects = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _projectsOfRoots = new(StringComparer.Ordinal);

    /// <summary>Takes what is known.</summary>
    /// <param name="location">The pool.</param>
    /// <param name="sessions">Its sessions, without those that have ended.</param>
    /// <param name="claims">Its claims.</param>
    /// <param name="entries">Its live entries, newest first.</param>
    /// <param name="now">The moment.</param>
    public BoardAssembly(
        PoolLocation location,
        IReadOnlyList<PoolSession> sessions,
        ClaimTable claims,
        IReadOnlyList<PoolEntry> entries,
        DateTimeOffset now
    )
    {
        (_sessions, _entries, _now) = (sessions, entries, now);
        _held = claims.ListAt(now);
        _heldBySession = _held.ToLookup(claim => claim.Entry.SessionId ?? "", StringComparer.Ordinal);
        _refusals = new BoardRefusals(location, claims, _held, sessions, now);
        foreach (var session in sessions)
            _projects[Key(session)] = session.Project;
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
                .OrderBy(session => project is null ? session.Session.Project : "", StringComparer.OrdinalIgnoreCase)
                .ThenBy(session => session.State)
                .ThenBy(session => session.Since)
                .ThenBy(session => session.Session.SessionId, StringComparer.Ordinal),
        ];
        List<BoardClaim> claims =
        [
            .. _held.Select(claim => new BoardClaim(claim, ProjectOf(claim.Entry), _refusals.Of(claim)))
                .Where(claim => MayBeOf(project, claim.Project))
                .OrderByDescending(claim => claim.RefusalCount)
                .ThenBy(claim => claim.Claim.ExpiresAt),
        ];
        List<PoolEntry> entries = [.. _entries.Where(entry => !entry.IsUpkeepOfClaim && MayBeOf(project, ProjectOf(entry)))];
        return new PoolBoard
        {
            ReadAt = _now.InLocalZone(),
            Project = project,
            Sessions = sessions,
            Claims = [.. claims.Take(MostClaims).Select(claim => claim with { Claim = claim.Claim.ForDisplay() })],
            Entries = [.. entries.Take(MostEntries).Select(entry => entry.ForDisplay())],
            Counts = BoardCounts.Of(sessions, claims, entries.Count),
        };
    }

    /// <summary>Whether something belongs to the project that is asked for; that of an entry by hand is not known.</summary>
    private static bool MayBeOf(string? asked, string project) => asked is null || project.Length == 0 || project == asked;

    private static bool IsAnythingLeftOf(PoolSession session) => session.Claims.Count > 0 || session.ChangedFiles.Count > 0;

    /// <summary>The text that a session has in common with its entries.</summary>
    private static string Key(PoolSession session) => Identity.Shorten(session.SessionId) ?? "";

    private BoardSession Of(PoolSession session)
    {
        var held = _heldBySession[Key(session)].ToList();
        var denial = session.Refusals.LastOrDefault(refusal => refusal.Kind == PoolRefusalKind.Change && _now - refusal.At < s_justDenied);
        var blocked = _waits.Of(new Identity(session.Instance, session.SessionId));
        var wait = blocked ?? (denial is null ? null : new BoardWait(Shown(denial.Subject, session.WorkingTree), denial.Holder, denial.At));
        var state = StateOf(session.Status, isBlocked: blocked is not null, isDenied: denial is not null);
        return new BoardSession
        {
            Session = session with { Claims = TextList.Of([.. held.Select(claim => claim.ForDisplay().Topic)]) },
            State = state,
            Since = state is BoardState.Blocked or BoardState.Denied ? wait!.Since : session.LastSeen,
            Work = held.FindLast(claim => !claim.IsFromEdit)?.ForDisplay().Topic ?? session.Topic ?? "",
            WaitsFor = wait,
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

    /// <summary>What was denied: the path of a file as seen from the working tree, or a command.</summary>
    private static string Shown(string subject, string workingTree) =>
        Path.IsPathFullyQualified(subject) && new ShellPath(workingTree, isPattern: false).Covers(subject, below: true)
            ? Path.GetRelativePath(workingTree, subject).Replace(Path.DirectorySeparatorChar, '/')
            : subject;

    /// <summary>The project of an entry: that of its session, else that of the folder from which its paths start; empty for none.</summary>
    private string ProjectOf(PoolEntry entry)
    {
        if (entry.SessionId is { } session && _projects.TryGetValue(session, out var project))
            return project;
        if (entry.Root is not { } root)
            return "";
        if (!_projectsOfRoots.TryGetValue(root, out var known))
            _projectsOfRoots[root] = known = ProjectName.OfTree(root);
        return known;
    }
}
