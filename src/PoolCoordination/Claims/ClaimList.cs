namespace PoolCoordination.Claims;

/// <summary>Claims in the order of their lines, from which those go first whose time is over first.</summary>
internal sealed class ClaimList
{
    private PriorityQueue<ClaimSlot, long>? _ends;

    /// <summary>The first one; null where there are none.</summary>
    public ClaimSlot? First { get; private set; }

    /// <summary>The last one; null where there are none.</summary>
    public ClaimSlot? Last { get; private set; }

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The claims.</summary>
    public IEnumerable<ClaimSlot> Slots
    {
        get
        {
            for (var slot = First; slot is not null; slot = slot.Next)
                yield return slot;
        }
    }

    public void Add(ClaimSlot slot)
    {
        slot.Previous = Last;
        if (Last is null)
            First = slot;
        else
            Last.Next = slot;
        Last = slot;
        Count++;
        NoteEnd(slot);
    }

    /// <summary>Must be called when a claim is prolonged.</summary>
    public void NoteEnd(ClaimSlot slot) => _ends?.Enqueue(slot, slot.Claim.ExpiresAt.UtcTicks);

    /// <summary>Takes out those whose time is over at a moment.</summary>
    /// <returns>The claims that were taken out, the last first.</returns>
    public List<ClaimSlot> RemoveExpired(DateTimeOffset moment)
    {
        List<ClaimSlot> expired = [];
        if (Count == 0)
            return expired;
        _ends ??= new(Slots.Select(slot => (slot, slot.Claim.ExpiresAt.UtcTicks)));
        while (_ends.TryPeek(out var slot, out var end) && end <= moment.UtcTicks)
        {
            _ends.Dequeue();
            // Of one that was prolonged, more than one end is known.
            if (!slot.IsGone && !slot.Claim.IsUnexpiredAt(moment))
            {
                Remove(slot);
                expired.Add(slot);
            }
        }

        expired.Sort((left, right) => right.Number.CompareTo(left.Number));
        return expired;
    }

    /// <summary>Takes out a claim.</summary>
    public void Remove(ClaimSlot slot)
    {
        slot.IsGone = true;
        Count--;
        if (slot.Previous is null)
            First = slot.Next;
        else
            slot.Previous.Next = slot.Next;
        if (slot.Next is null)
            Last = slot.Previous;
        else
            slot.Next.Previous = slot.Previous;
    }
}
