using PoolCoordination.Claims;
using PoolCoordination.Entries;

namespace PoolCoordination.Tests.Claims.Plain;

/// <summary>
/// Judges claims as <see cref="ClaimFold"/> does, in the plainest way: it looks at each claim for each line, and compares paths name by
/// name and character by character.
/// </summary>
internal sealed class PlainFold
{
    /// <summary>How long a claim whose time is over is kept in mind, for lines whose writers' clocks differ.</summary>
    private static readonly TimeSpan s_tolerance = TimeSpan.FromDays(1);

    /// <summary>
    /// How many claims in a row must be that much later, so that a clock that jumps ends nothing that it does not overlap.
    /// </summary>
    private const int Witnesses = 8;

    private readonly List<Claim> _claims = [];

    /// <summary>The claims that are kept in mind, in the order of their lines.</summary>
    public IReadOnlyList<Claim> Claims => _claims;

    /// <summary>Drops the claims that bind nobody and whose time is over at a moment.</summary>
    public void ForgetUnbinding(DateTimeOffset now) => _claims.RemoveAll(claim => !IsBinding(claim.Entry) && !claim.IsUnexpiredAt(now));

    /// <summary>Takes the next line.</summary>
    public void Add(PoolEntry entry)
    {
        if (entry.Renews is { } renewed)
            Renew(renewed, entry);
        else if (entry.Releases is { } released)
            Release(released, entry);
        else if (entry.Action == PoolAction.Completed)
            Complete(entry);
        else if (entry.Action == PoolAction.Claimed && !IsRepeat(entry))
            Judge(new Claim(entry));
    }

    /// <summary>Whether its id is that of a claim that was not over for half a day; one that was longer over is forgotten.</summary>
    private bool IsRepeat(PoolEntry entry)
    {
        var index = entry.Id.Length == 0 ? -1 : IndexOf(entry.Id);
        if (index < 0)
            return false;
        if (!IsBinding(entry) || (IsBinding(_claims[index].Entry) && entry.Timestamp - (s_tolerance / 2) < _claims[index].ExpiresAt))
            return true;
        _claims.RemoveAt(index);
        return false;
    }

    private static bool Overlap(Claim left, Claim right) =>
        left.Affects.Any(one =>
            right.Affects.Any(other => PlainPathPattern.Of(one, left.Root).Overlaps(PlainPathPattern.Of(other, right.Root)))
        );

    private void Judge(Claim claim)
    {
        var entry = claim.Entry;
        // What binds nobody has no part in any verdict, so that who passes it over comes to the same ones.
        ForgetUnbinding(entry.Timestamp);
        if (!IsBinding(entry))
        {
            Append(claim with { Status = ClaimStatus.Unbinding });
            return;
        }

        Forget(entry);
        var overlapped = new List<int>();
        for (var i = 0; i < _claims.Count; i++)
        {
            if (_claims[i].Status != ClaimStatus.Held || Identity.HaveSameOwner(_claims[i].Entry, entry) || !Overlap(_claims[i], claim))
                continue;
            if (_claims[i].IsUnexpiredAt(entry.Timestamp) && !(entry.IsForced && entry.ExpiresAt > _claims[i].Since))
            {
                Append(claim with { Status = ClaimStatus.Refused, ClosedBy = _claims[i].Id });
                return;
            }

            overlapped.Add(i);
        }

        // What had run out ends for good, so that no reader whose clock is late sees two holders.
        foreach (var index in overlapped)
            End(index, entry);
        Append(claim);
    }

    private void Renew(string id, PoolEntry entry)
    {
        var index = IndexOf(id);
        if (index < 0 || !_claims[index].IsHeldAt(entry.Timestamp) || !Identity.HaveSameOwner(_claims[index].Entry, entry))
            return;
        if (entry.ExpiresAt > _claims[index].ExpiresAt)
            Replace(index, _claims[index] with { ExpiresAt = entry.ExpiresAt });
    }

    private void Release(string id, PoolEntry entry)
    {
        var index = IndexOf(id);
        if (index >= 0 && IsOpen(_claims[index]) && (entry.IsForced || Identity.HaveSameOwner(_claims[index].Entry, entry)))
            End(index, entry);
    }

    private void Complete(PoolEntry entry)
    {
        for (var i = 0; i < _claims.Count; i++)
        {
            if (IsOpen(_claims[i]) && IsSameTopic(_claims[i].Topic, entry.Topic) && Identity.HaveSameOwner(_claims[i].Entry, entry))
                End(i, entry);
        }
    }

    /// <summary>Ends what ran out long before a line. It goes by lines and not by a clock, so that all readers forget the same.</summary>
    private void Forget(PoolEntry entry)
    {
        var earliest = entry.Timestamp;
        var witnesses = 0;
        for (var i = _claims.Count - 1; i >= 0 && witnesses < Witnesses; i--)
        {
            if (!IsBinding(_claims[i].Entry))
                continue;
            witnesses++;
            earliest = _claims[i].Since < earliest ? _claims[i].Since : earliest;
        }

        var lastKept = earliest - s_tolerance;
        for (var i = _claims.Count - 1; i >= 0; i--)
        {
            if (_claims[i].IsUnexpiredAt(lastKept))
                continue;
            if (IsOpen(_claims[i]))
                End(i, entry);
            _claims.RemoveAt(i);
        }
    }

    private void End(int index, PoolEntry by) =>
        Replace(index, _claims[index] with { Status = ClaimStatus.Ended, ClosedBy = by.Id.Length > 0 ? by.Id : null });

    private void Replace(int index, Claim claim) => _claims[index] = claim;

    private void Append(Claim claim) => _claims.Add(claim);

    private int IndexOf(string id)
    {
        for (var i = _claims.Count - 1; i >= 0; i--)
        {
            if (_claims[i].Id == id)
                return i;
        }

        return -1;
    }

    private static bool IsBinding(PoolEntry entry) =>
        entry.Root is not null && entry.Id.Length > 0 && entry.Instance.Length > 0 && entry.Timestamp > DateTimeOffset.UnixEpoch;

    private static bool IsOpen(Claim claim) => claim.Status is ClaimStatus.Held or ClaimStatus.Unbinding;

    private static bool IsSameTopic(string left, string right) =>
        left.AsSpan().Trim().Equals(right.AsSpan().Trim(), StringComparison.OrdinalIgnoreCase);
}
