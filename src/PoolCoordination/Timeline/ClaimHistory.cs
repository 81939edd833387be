using PoolCoordination.Claims;
using PoolCoordination.Entries;

namespace PoolCoordination.Timeline;

/// <summary>
/// What became of the claims over some time. The rules of claims judge the lines of that time, beginning with what was held before it, as
/// the verdicts that are kept tell only how things stand now.
/// </summary>
internal sealed class ClaimHistory
{
    private readonly Dictionary<string, HeldClaim> _held = new(StringComparer.Ordinal);
    private readonly List<Claim> _refused = [];
    private ILookup<string, HeldClaim>? _byTopic;
    private ILookup<PoolEntry, HeldClaim>? _byClaim;

    /// <summary>Judges the lines.</summary>
    /// <param name="entries">The entries of that time, in the order of the log.</param>
    /// <param name="claims">The claims of the pool as they stand now.</param>
    public ClaimHistory(IReadOnlyCollection<PoolEntry> entries, ClaimTable claims)
    {
        var fold = new ClaimFold { Changed = Note };
        var known = entries.Select(entry => entry.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var claim in claims.All.Where(claim => !known.Contains(claim.Id)))
        {
            if (HeldBefore(claim, known) is not { } earlier)
                continue;
            fold.Restore(earlier);
            _held[earlier.Id] = new HeldClaim(earlier, EndedBy: null);
        }

        foreach (var entry in entries)
            fold.Add(entry);
    }

    /// <summary>The claims that were held, in the order of their lines; one that was made again is one.</summary>
    public IReadOnlyList<HeldClaim> Held =>
        field ??=
        [
            .. _held.Values.GroupBy(held => held.Claim.Entry, SameClaim.Comparer).SelectMany(Merged),
        ];

    /// <summary>The claims that were refused, with the id of the one in the way, in the order of their lines.</summary>
    public IReadOnlyList<Claim> Refused => _refused;

    /// <summary>The claim of an id, or the one that it is a repetition of; null where nothing is known of it.</summary>
    public HeldClaim? Find(string? id)
    {
        if (id is null || !_held.TryGetValue(id, out var held))
            return null;
        HeldClaim? last = null;
        foreach (var same in MadeAgain(held.Claim.Entry))
        {
            if (same.Claim.Since <= held.Claim.Since)
                last = same;
        }

        return last;
    }

    /// <summary>The times in which the claim of an entry was held, in their order.</summary>
    public IEnumerable<HeldClaim> MadeAgain(PoolEntry entry)
    {
        _byClaim ??= Held.ToLookup(held => held.Claim.Entry, SameClaim.Comparer);
        return _byClaim[entry];
    }

    /// <summary>The claims with a topic that were held, in the order of their lines.</summary>
    public IEnumerable<HeldClaim> OfTopic(string topic)
    {
        _byTopic ??= Held.ToLookup(held => held.Claim.Topic.Trim(), StringComparer.OrdinalIgnoreCase);
        return _byTopic[topic.Trim()];
    }

    /// <summary>The claim as it was before the lines that are judged; null where it was over then.</summary>
    private static Claim? HeldBefore(Claim claim, HashSet<string> known) =>
        claim.Status switch
        {
            ClaimStatus.Held => claim,
            ClaimStatus.Ended when claim.ClosedBy is { } id && known.Contains(id) => claim with
            {
                Status = ClaimStatus.Held,
                ClosedBy = null,
            },
            _ => null,
        };

    /// <summary>A claim that was made again before it was over goes on.</summary>
    private static IEnumerable<HeldClaim> Merged(IEnumerable<HeldClaim> same)
    {
        HeldClaim? current = null;
        foreach (var held in same)
        {
            var goesOn = current is not null && held.Claim.Since <= (current.EndedBy?.Timestamp ?? current.Claim.ExpiresAt);
            if (current is not null && !goesOn)
                yield return current;
            current = goesOn
                ? current! with
                {
                    Claim = current.Claim with { ExpiresAt = Later(current.Claim.ExpiresAt, held.Claim.ExpiresAt) },
                    EndedBy = held.EndedBy,
                }
                : held;
        }

        if (current is not null)
            yield return current;
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private void Note(Claim? before, Claim claim, PoolEntry by)
    {
        if (claim.Status == ClaimStatus.Refused)
            _refused.Add(claim);
        else if (claim.Status == ClaimStatus.Held)
            _held[claim.Id] = new HeldClaim(claim, EndedBy: null);
        else if (claim.Status == ClaimStatus.Ended && before is { Status: ClaimStatus.Held })
            _held[claim.Id] = new HeldClaim(claim, by);
    }
}
