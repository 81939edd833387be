using PoolCoordination.Entries;

namespace PoolCoordination.Claims;

/// <summary>
/// Judges claims, line by line in the order of the log. Each claim is judged once, at its own line: it is granted where nothing that is
/// held and live at that line's own time overlaps it, and refused otherwise. As the order of lines is one for all readers, all come to
/// the same verdicts without a lock; and a claim that was refused or ended never comes back.
/// </summary>
internal sealed class ClaimFold
{
    /// <summary>How long a claim whose time is over is remembered, for lines whose writers' clocks differ.</summary>
    private static readonly TimeSpan s_tolerance = TimeSpan.FromDays(1);

    /// <summary>
    /// How long after a claim's time its id is still its own: less than it is remembered, by as much as clocks may differ.
    /// </summary>
    private static readonly TimeSpan s_repetition = s_tolerance / 2;

    /// <summary>
    /// How many claims in a row must be that much later, so that a clock that jumps ends nothing that it does not overlap.
    /// </summary>
    private const int Witnesses = 8;

    private readonly ClaimList _binding = new();
    private readonly ClaimList _unbinding = new();
    private Dictionary<string, ClaimSlot>? _byId;
    private ClaimLookup<uint>? _byTopic;
    private ClaimIndex? _byPath;
    private long _next;
    private int _open;

    /// <summary>The claims that are remembered, in the order of their lines.</summary>
    public IReadOnlyCollection<Claim> Claims
    {
        get
        {
            var claims = new List<Claim>(Count);
            ClaimSlot? binding = _binding.First,
                unbinding = _unbinding.First;
            while ((binding ?? unbinding) is not null)
            {
                ref var next = ref unbinding is null || binding?.Number < unbinding.Number ? ref binding : ref unbinding;
                claims.Add(next!.Claim);
                next = next.Next;
            }

            return claims;
        }
    }

    /// <summary>How many those are.</summary>
    public int Count => _binding.Count + _unbinding.Count;

    /// <summary>Receives each change: the claim as it was (null for a new one), as it is now, and the line that changed it.</summary>
    public Action<Claim?, Claim, PoolEntry>? Changed { get; init; }

    /// <summary>Takes up a claim that was judged before.</summary>
    public void Restore(Claim claim)
    {
        var slot = new ClaimSlot(claim, _next++);
        ListOf(claim).Add(slot);
        if (_byId is not null && claim.Id.Length > 0)
            _byId[claim.Id] = slot;
        if (!claim.IsOpen)
            return;
        _open++;
        _byTopic?.Add(claim.Claimed.TopicHash, slot);
        if (claim.Status == ClaimStatus.Held)
            _byPath?.Add(slot);
    }

    /// <summary>The claim of an id; null where there is none, or none in mind any more.</summary>
    public Claim? Find(string id) => SlotOf(id)?.Claim;

    /// <summary>
    /// Whether a line of a log may change a verdict or be of interest at a moment. Most lines of a long log are not, and need no parsing.
    /// </summary>
    public bool MayMatter(ReadOnlySpan<byte> line, DateTimeOffset now)
    {
        if (line.IndexOf("\"renews\""u8) >= 0 || line.IndexOf("\"releases\""u8) >= 0)
            return true;
        if (ClaimLine.MayClaim(line))
            return line.IndexOf("\"root\""u8) >= 0 || !ClaimLine.IsOverAt(line, now);
        return _open > 0 && ClaimLine.MayComplete(line) && MayEnd(ClaimLine.TopicOf(line));
    }

    /// <summary>Drops the claims that bind nobody and whose time is over at a moment.</summary>
    public void ForgetUnbinding(DateTimeOffset now)
    {
        foreach (var slot in _unbinding.RemoveExpired(now))
            Forget(slot);
    }

    /// <summary>Takes the next line.</summary>
    public void Add(PoolEntry entry)
    {
        if (entry.Renews is { } renewed)
            Renew(renewed, entry);
        else if (entry.Releases is { } released)
            Release(released, entry);
        else if (entry.Action == PoolAction.Completed)
            ApplyCompletion(entry);
        else if (entry.Action == PoolAction.Claimed)
            Claim(entry);
    }

    private bool MayEnd(string? topic) => topic is null || OpenWithTopic(topic).Count > 0;

    private void Claim(PoolEntry entry)
    {
        var claim = new Claim(entry);
        if (SlotOf(entry.Id) is { } earlier)
        {
            if (IsRepeat(claim, earlier.Claim))
                return;
            if (earlier.Claim.IsOpen)
                End(earlier, entry);
            ListOf(earlier.Claim).Remove(earlier);
            Forget(earlier);
        }

        Judge(claim, entry);
    }

    /// <summary>
    /// Whether a claim repeats the id of one before it, and so says nothing. That goes by these two lines alone: how long an id is kept in
    /// mind depends on what else is in the log, and that changes with a compaction. What binds nobody has no part in it.
    /// </summary>
    private static bool IsRepeat(Claim claim, Claim earlier) =>
        !claim.Claimed.IsBinding || (earlier.Claimed.IsBinding && claim.Since - s_repetition < earlier.ExpiresAt);

    private void Judge(Claim claim, PoolEntry entry)
    {
        // What binds nobody has no part in any verdict, so that who passes it over comes to the same ones.
        ForgetUnbinding(entry.Timestamp);
        if (!claim.Claimed.IsBinding)
        {
            Append(claim with { Status = ClaimStatus.Unbinding }, entry);
            return;
        }

        EndLongExpired(entry);
        var overlapped = new List<ClaimSlot>();
        foreach (var slot in ByPath().Candidates(claim))
        {
            var other = slot.Claim;
            if (Identity.HaveSameOwner(other.Entry, entry) || !other.Overlaps(claim))
                continue;
            if (other.IsUnexpiredAt(entry.Timestamp) && !(entry.IsForced && entry.ExpiresAt > other.Since))
            {
                Append(claim with { Status = ClaimStatus.Refused, ClosedBy = other.Id }, entry);
                return;
            }

            overlapped.Add(slot);
        }

        // What had run out ends for good, so that no reader whose clock is late sees two holders.
        foreach (var slot in overlapped)
            End(slot, entry);
        Append(claim, entry);
    }

    private void Renew(string id, PoolEntry entry)
    {
        if (SlotOf(id) is not { } slot || !slot.Claim.IsHeldAt(entry.Timestamp) || !Identity.HaveSameOwner(slot.Claim.Entry, entry))
            return;
        if (entry.ExpiresAt <= slot.Claim.ExpiresAt)
            return;
        Replace(slot, slot.Claim with { ExpiresAt = entry.ExpiresAt }, entry);
        ListOf(slot.Claim).NoteEnd(slot);
    }

    private void Release(string id, PoolEntry entry)
    {
        if (SlotOf(id) is { Claim.IsOpen: true } slot && (entry.IsForced || Identity.HaveSameOwner(slot.Claim.Entry, entry)))
            End(slot, entry);
    }

    private void ApplyCompletion(PoolEntry entry)
    {
        if (_open == 0)
            return;
        foreach (var slot in OpenWithTopic(entry.Topic))
        {
            if (IsSameTopic(slot.Claim.Topic, entry.Topic) && Identity.HaveSameOwner(slot.Claim.Entry, entry))
                End(slot, entry);
        }
    }

    /// <summary>Ends what ran out long before a line. It goes by lines and not by a clock, so that all readers forget the same.</summary>
    private void EndLongExpired(PoolEntry entry)
    {
        var earliest = entry.Timestamp;
        var witnesses = 0;
        for (var slot = _binding.Last; slot is not null && witnesses < Witnesses; slot = slot.Previous)
        {
            witnesses++;
            earliest = slot.Claim.Since < earliest ? slot.Claim.Since : earliest;
        }

        foreach (var slot in _binding.RemoveExpired(earliest - s_tolerance))
        {
            if (slot.Claim.IsOpen)
                End(slot, entry);
            Forget(slot);
        }
    }

    private void End(ClaimSlot slot, PoolEntry by)
    {
        _open--;
        Replace(slot, slot.Claim with { Status = ClaimStatus.Ended, ClosedBy = by.Id.Length > 0 ? by.Id : null }, by);
    }

    private void Replace(ClaimSlot slot, Claim claim, PoolEntry by)
    {
        Changed?.Invoke(slot.Claim, claim, by);
        slot.Claim = claim;
    }

    private void Append(Claim claim, PoolEntry by)
    {
        Changed?.Invoke(null, claim, by);
        Restore(claim);
    }

    private void Forget(ClaimSlot slot)
    {
        if (slot.Claim.IsOpen)
            _open--;
        if (slot.Claim.Id.Length > 0)
            _byId?.Remove(slot.Claim.Id);
    }

    private ClaimList ListOf(Claim claim) => claim.Claimed.IsBinding ? _binding : _unbinding;

    private ClaimSlot? SlotOf(string id)
    {
        if (id.Length == 0)
            return null;
        if (_byId is null)
        {
            _byId = new(Count, StringComparer.Ordinal);
            AddAll(_binding, slot => _byId[slot.Claim.Id] = slot);
            AddAll(_unbinding, slot => _byId[slot.Claim.Id] = slot);
        }

        return _byId.GetValueOrDefault(id);
    }

    private List<ClaimSlot> OpenWithTopic(string topic)
    {
        if (_byTopic is null)
        {
            _byTopic = new ClaimLookup<uint>(claim => claim.IsOpen);
            AddAll(_binding, slot => _byTopic.Add(slot.Claim.Claimed.TopicHash, slot));
            AddAll(_unbinding, slot => _byTopic.Add(slot.Claim.Claimed.TopicHash, slot));
        }

        var found = new List<ClaimSlot>();
        _byTopic.Find(ClaimedEntry.HashOfTopic(topic), found);
        found.Sort((left, right) => left.Number.CompareTo(right.Number));
        return found;
    }

    private ClaimIndex ByPath()
    {
        if (_byPath is null)
        {
            _byPath = new ClaimIndex();
            AddAll(_binding, _byPath.Add);
        }

        return _byPath;
    }

    private static void AddAll(ClaimList claims, Action<ClaimSlot> add)
    {
        foreach (var slot in claims.Slots)
            add(slot);
    }

    private static bool IsSameTopic(string left, string right) =>
        left.AsSpan().Trim().Equals(right.AsSpan().Trim(), StringComparison.OrdinalIgnoreCase);
}
