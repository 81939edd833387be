using PoolCoordination.Entries;

namespace PoolCoordination.Claims;

/// <summary>
/// Judges claims, line by line in the order of the log. Each claim is judged once, at its own line: it is granted where nothing that is
/// held and live at that line's own time overlaps it, and refused otherwise. As the order of lines is one for all readers, all come to
/// the same verdicts without a lock; and a claim that was refused or ended never comes back.
/// </summary>
internal sealed class ClaimFold
{
    /// <summary>How long a claim whose time is over is kept in mind, for lines whose writers' clocks differ.</summary>
    private static readonly TimeSpan s_tolerance = TimeSpan.FromDays(1);

    /// <summary>How many claims in a row must be that much later, so that a clock that jumps ends nothing that it does not overlap.</summary>
    private const int Witnesses = 8;

    private readonly List<Claim> _claims = [];

    /// <summary>The claims that are kept in mind, in the order of their lines.</summary>
    public IReadOnlyList<Claim> Claims => _claims;

    /// <summary>Is told of each change: the claim as it was (null for a new one), as it is now, and the line that changed it.</summary>
    public Action<Claim?, Claim, PoolEntry>? Changed { get; init; }

    /// <summary>Takes up a claim that was judged before.</summary>
    public void Restore(Claim claim) => _claims.Add(claim);

    /// <summary>The claim of an id; null where there is none, or none in mind any more.</summary>
    public Claim? Find(string id)
    {
        var index = IndexOf(id);
        return index < 0 ? null : _claims[index];
    }

    /// <summary>
    /// Whether a line of a log may change a verdict or be of interest at a moment. Most lines of a long log are not, and need no parsing.
    /// </summary>
    public bool MayMatter(ReadOnlySpan<byte> line, DateTimeOffset now)
    {
        if (line.IndexOf("\"renews\""u8) >= 0 || line.IndexOf("\"releases\""u8) >= 0)
            return true;
        if (ClaimLine.MayClaim(line))
            return line.IndexOf("\"root\""u8) >= 0 || !ClaimLine.IsOverAt(line, now);
        return ClaimLine.MayComplete(line) && MayEnd(ClaimLine.TopicOf(line));
    }

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
        else if (entry.Action == PoolAction.Claimed && (entry.Id.Length == 0 || IndexOf(entry.Id) < 0))
            Judge(new Claim(entry));
    }

    private bool MayEnd(string? topic)
    {
        foreach (var claim in _claims)
        {
            if (IsOpen(claim) && (topic is null || IsSameTopic(claim.Topic, topic)))
                return true;
        }

        return false;
    }

    private void Judge(Claim claim)
    {
        var entry = claim.Entry;
        // What binds nobody has no part in any verdict, so that who passes it over comes to the same ones.
        ForgetUnbinding(entry.Timestamp);
        if (!IsBinding(entry))
        {
            Append(claim with { Status = ClaimStatus.Unbinding }, entry);
            return;
        }

        Forget(entry);
        var overlapped = new List<int>();
        for (var i = 0; i < _claims.Count; i++)
        {
            if (_claims[i].Status != ClaimStatus.Held || Identity.IsOfSameOwner(_claims[i].Entry, entry) || !_claims[i].Overlaps(claim))
                continue;
            if (_claims[i].IsInForceAt(entry.Timestamp) && !(entry.IsForced && entry.ExpiresAt > _claims[i].Since))
            {
                Append(claim with { Status = ClaimStatus.Refused, ClosedBy = _claims[i].Id }, entry);
                return;
            }

            overlapped.Add(i);
        }

        // What had run out, or was from the future, ends for good, so that no reader whose clock is behind sees two holders.
        foreach (var index in overlapped)
            End(index, entry);
        Append(claim, entry);
    }

    private void Renew(string id, PoolEntry entry)
    {
        var index = IndexOf(id);
        if (index < 0 || !_claims[index].IsHeldAt(entry.Timestamp) || !Identity.IsOfSameOwner(_claims[index].Entry, entry))
            return;
        if (entry.ExpiresAt > _claims[index].ExpiresAt)
            Replace(index, _claims[index] with { ExpiresAt = entry.ExpiresAt }, entry);
    }

    private void Release(string id, PoolEntry entry)
    {
        var index = IndexOf(id);
        if (index >= 0 && IsOpen(_claims[index]) && (entry.IsForced || Identity.IsOfSameOwner(_claims[index].Entry, entry)))
            End(index, entry);
    }

    private void Complete(PoolEntry entry)
    {
        for (var i = 0; i < _claims.Count; i++)
        {
            if (IsOpen(_claims[i]) && IsSameTopic(_claims[i].Topic, entry.Topic) && Identity.IsOfSameOwner(_claims[i].Entry, entry))
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

    private void End(int index, PoolEntry by) => Replace(index, _claims[index] with { Status = ClaimStatus.Ended, ClosedBy = by.Id.Length > 0 ? by.Id : null }, by);

    private void Replace(int index, Claim claim, PoolEntry by)
    {
        Changed?.Invoke(_claims[index], claim, by);
        _claims[index] = claim;
    }

    private void Append(Claim claim, PoolEntry by)
    {
        Changed?.Invoke(null, claim, by);
        _claims.Add(claim);
    }

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
