using PoolCoordination.Claims;
using PoolCoordination.Entries;
using PoolCoordination.Sessions;
using PoolCoordination.Storage;

namespace PoolCoordination.Board;

/// <summary>Who was turned away in the last day, and by which of the claims that are held now.</summary>
internal sealed class BoardRefusals
{
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(1);

    private readonly PoolLocation _location;
    private readonly Dictionary<PoolEntry, Claim> _held = new(SameClaim.Comparer);
    private readonly List<Claim> _refused = [];
    private readonly Dictionary<string, Claim> _holders = new(StringComparer.Ordinal);
    private readonly ILookup<string, (string Instance, DateTimeOffset At)> _byClaim;

    /// <summary>Finds them.</summary>
    /// <param name="location">The pool.</param>
    /// <param name="claims">All claims of the pool.</param>
    /// <param name="held">Those that are held, as a list shows them.</param>
    /// <param name="sessions">The sessions, which know what was denied to them.</param>
    /// <param name="now">The moment.</param>
    public BoardRefusals(
        PoolLocation location,
        ClaimTable claims,
        IReadOnlyList<Claim> held,
        IReadOnlyList<PoolSession> sessions,
        DateTimeOffset now
    )
    {
        _location = location;
        var turnedAway = new List<(string Claim, string Instance, DateTimeOffset At)>();
        foreach (var claim in held)
            _held[claim.Entry] = claim;
        foreach (var claim in claims.All)
        {
            if (claim.Status != ClaimStatus.Refused || now - claim.Since >= s_longest)
                continue;
            // Whoever holds it may have made the claim again since, and then it is that one which is in the way.
            if (claim.ClosedBy is not { } id || claims.Find(id) is not { } closer || !_held.TryGetValue(closer.Entry, out var holder))
                continue;
            turnedAway.Add((holder.Id, claim.Instance, claim.Since));
            if (!_held.ContainsKey(claim.Entry))
                _refused.Add(claim);
            _holders[claim.Id] = holder;
        }

        foreach (var session in sessions)
        {
            foreach (var denial in session.Refusals.Where(refusal => refusal.Kind == PoolRefusalKind.Change))
            {
                if (HolderOf(denial, session, held) is { } holder)
                    turnedAway.Add((holder.Id, session.Instance, denial.At));
            }
        }

        _byClaim = turnedAway.ToLookup(one => one.Claim, one => (one.Instance, one.At), StringComparer.Ordinal);
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
                ))
                .OrderByDescending(refusal => refusal.Last),
        ];

    /// <summary>The held claim because of which a change was denied; null where it was no claim, or it is over.</summary>
    private Claim? HolderOf(PoolRefusal denial, PoolSession session, IReadOnlyList<Claim> held)
    {
        AskedPath? asked = null;
        foreach (var claim in held)
        {
            if (!string.Equals(Identity.CleanName(claim.Instance), denial.Holder, StringComparison.OrdinalIgnoreCase))
                continue;
            if (!Path.IsPathFullyQualified(session.WorkingTree))
                return null;
            asked ??= AskedPath.OfRealFile(Path.GetFullPath(denial.Subject, session.WorkingTree), _location);
            if (asked.IsCoveredBy(claim))
                return claim;
        }

        return null;
    }
}
