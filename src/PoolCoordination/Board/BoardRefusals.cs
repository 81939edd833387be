using PoolCoordination.Claims;
using PoolCoordination.Entries;
using PoolCoordination.Pools;
using PoolCoordination.Sessions;
using PoolCoordination.Settings;
using PoolCoordination.Storage;
using PoolCoordination.Text;

namespace PoolCoordination.Board;

/// <summary>Who was turned away in the last day, and by which of the claims that are held now.</summary>
internal sealed class BoardRefusals
{
    private const string Denies = "deny";

    private static readonly TimeSpan s_longest = TimeSpan.FromDays(1);

    /// <summary>For how long a denial is news.</summary>
    private static readonly TimeSpan s_justDenied = TimeSpan.FromMinutes(10);

    private readonly PoolLocation _location;
    private readonly bool _areChangesDenied;
    private readonly DateTimeOffset _now;
    private readonly IReadOnlyList<PoolSession> _sessions;
    private readonly IReadOnlyList<Claim> _heldClaims;
    private readonly Dictionary<PoolEntry, Claim> _held = new(SameClaim.Comparer);
    private readonly List<Claim> _refused = [];
    private readonly Dictionary<string, Claim> _holders = new(StringComparer.Ordinal);
    private readonly ILookup<string, TurnedAway> _byClaim;

    /// <summary>Finds them.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="claims">All claims of the pool.</param>
    /// <param name="held">Those that are held, as a list shows them.</param>
    /// <param name="sessions">The sessions, which know what was denied to them.</param>
    /// <param name="now">The moment.</param>
    public BoardRefusals(
        Pool pool,
        ClaimTable claims,
        IReadOnlyList<Claim> held,
        IReadOnlyList<PoolSession> sessions,
        DateTimeOffset now
    )
    {
        (_location, _sessions, _heldClaims, _now) = (pool.Location, sessions, held, now);
        _areChangesDenied = pool.Settings.Value(PoolOption.InProgress).Value == Denies;
        var turnedAway = new List<TurnedAway>();
        foreach (var claim in held)
            _held[claim.Entry] = claim;
        foreach (var claim in claims.All)
        {
            if (claim.Status != ClaimStatus.Refused || now - claim.Since >= s_longest)
                continue;
            // Whoever holds it may have made the claim again since, and then it is that one which is in the way.
            if (claim.ClosedBy is not { } id || claims.Find(id) is not { } closer || !_held.TryGetValue(closer.Entry, out var holder))
                continue;
            turnedAway.Add(new TurnedAway(holder.Id, claim.Instance, claim.Since, claim.Overlaps));
            if (!_held.ContainsKey(claim.Entry))
                _refused.Add(claim);
            _holders[claim.Id] = holder;
        }

        foreach (var session in sessions)
        {
            foreach (var denial in session.Refusals.Where(refusal => refusal.Kind == PoolRefusalKind.Change))
            {
                if (HolderOf(denial, session) is { } found)
                    turnedAway.Add(new TurnedAway(found.Claim.Id, session.Instance, denial.At, found.Path.IsCoveredBy));
            }
        }

        _byClaim = turnedAway.ToLookup(one => one.ClaimId, StringComparer.Ordinal);
    }

    /// <summary>The claims that were refused and not granted since, and in whose way another still is; the oldest first.</summary>
    public IReadOnlyList<Claim> Refused => _refused;

    /// <summary>The held claim that is in the way of a refused one.</summary>
    public Claim HolderOf(Claim refused) => _holders[refused.Id];

    /// <summary>Who was turned away by a held claim, the last one first.</summary>
    public IReadOnlyList<BoardRefusal> Of(Claim claim) =>
        [
            .. _byClaim[claim.Id]
                .GroupBy(one => one.Instance, StringComparer.OrdinalIgnoreCase)
                .Select(group => new BoardRefusal(
                    Identity.CleanName(group.Key),
                    group.Count(),
                    group.Max(one => one.At)
                )
                {
                    Paths = PathsOf(claim, [.. group]),
                })
                .OrderByDescending(refusal => refusal.Last),
        ];

    /// <summary>The paths of a claim that somebody wanted who was turned away.</summary>
    private static TextList PathsOf(Claim claim, IReadOnlyList<TurnedAway> wanted)
    {
        var shown = claim.ForDisplay().Affects;
        if (claim.Affects.Count < 2 || shown.Count != claim.Affects.Count)
            return TextList.Of(shown);
        return TextList.Of([.. shown.Where((_, index) => IsWanted(claim.Affects[index]))]);

        bool IsWanted(string path)
        {
            var part = new Claim(claim.Entry with { Affects = [path] });
            return wanted.Any(one => one.Wants(part));
        }
    }

    /// <summary>What was denied to a session in the last minutes and would be still, the latest first, and each once.</summary>
    public IReadOnlyList<BoardWait> DenialsOf(PoolSession session) =>
        [
            .. session
                .Refusals.Where(refusal =>
                    refusal is { Kind: PoolRefusalKind.Change, IsOver: false }
                    && _now - refusal.At < s_justDenied
                    && IsInTheWay(refusal, session)
                )
                .Reverse()
                .Select(denial => new BoardWait(DeniedPath.Shown(denial, session.WorkingTree), denial.Holder, denial.At))
                .DistinctBy(wait => (wait.Subject, wait.Holder)),
        ];

    /// <summary>
    /// Whether the holder has a claim of the file, or where the option <c>inProgress</c> denies that, has changed it and not committed. Of
    /// a command it is not known which files it would change, so that anything that the holder has left counts.
    /// </summary>
    private bool IsInTheWay(PoolRefusal denial, PoolSession session)
    {
        var others = _sessions.Where(other => IsHolder(other.Instance, denial));
        if (!Path.IsPathFullyQualified(denial.Subject))
            return _heldClaims.Any(claim => IsHolder(claim.Instance, denial)) || others.Any(other => other.ChangedFiles.Count > 0);
        var path = RealPath.Of(denial.Subject);
        return HolderOf(denial, session) is not null
            || _areChangesDenied
                && others.Any(other =>
                    other.Status is not (SessionStatus.Dead or SessionStatus.Ended)
                    && Path.IsPathFullyQualified(other.WorkingTree)
                    && other.ChangedFiles.Any(file => Path.GetFullPath(file, other.WorkingTree) == path)
                );
    }

    private static bool IsHolder(string instance, PoolRefusal denial) =>
        string.Equals(Identity.CleanName(instance), denial.Holder, StringComparison.OrdinalIgnoreCase);

    /// <summary>The held claim because of which a change was denied; null where it was no claim, or it is over.</summary>
    private (Claim Claim, AskedPath Path)? HolderOf(PoolRefusal denial, PoolSession session)
    {
        AskedPath? asked = null;
        foreach (var claim in _heldClaims)
        {
            if (!IsHolder(claim.Instance, denial))
                continue;
            if (!Path.IsPathFullyQualified(session.WorkingTree))
                return null;
            asked ??= AskedPath.OfRealFile(Path.GetFullPath(denial.Subject, session.WorkingTree), _location);
            if (asked.IsCoveredBy(claim))
                return (claim, asked);
        }

        return null;
    }

    /// <summary>Somebody who was turned away.</summary>
    /// <param name="ClaimId">The id of the claim that is in the way.</param>
    /// <param name="Instance">Who.</param>
    /// <param name="At">When.</param>
    /// <param name="Wants">Whether what was wanted is of a claim.</param>
    private sealed record TurnedAway(string ClaimId, string Instance, DateTimeOffset At, Func<Claim, bool> Wants);
}
