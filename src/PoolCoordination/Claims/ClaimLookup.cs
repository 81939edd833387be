using System.Runtime.InteropServices;

namespace PoolCoordination.Claims;

/// <summary>Claims by a key, of which several may have the same. Those that are of no interest any more are dropped now and then.</summary>
internal sealed class ClaimLookup<TKey>(Predicate<Claim> isRelevant)
    where TKey : struct, IEquatable<TKey>
{
    private const int SmallestSweep = 8;

    private readonly Dictionary<TKey, (List<ClaimSlot> Slots, int SweepAt)> _slots = [];

    /// <summary>Adds a claim, if it is of interest.</summary>
    public void Add(TKey key, ClaimSlot slot)
    {
        if (!IsRelevant(slot))
            return;
        ref var found = ref CollectionsMarshal.GetValueRefOrAddDefault(_slots, key, out var exists);
        if (!exists)
            found = ([], SmallestSweep);
        // The paths of one claim come one after the other.
        if (found.Slots is [.., var last] && last == slot)
            return;
        if (found.Slots.Count >= found.SweepAt)
        {
            found.Slots.RemoveAll(one => !IsRelevant(one));
            found.SweepAt = Math.Max(SmallestSweep, found.Slots.Count * 2);
        }

        found.Slots.Add(slot);
    }

    /// <summary>Adds the claims of a key to some that were found.</summary>
    public void Find(TKey key, List<ClaimSlot> found)
    {
        if (!_slots.TryGetValue(key, out var ofKey))
            return;
        foreach (var slot in ofKey.Slots)
        {
            if (IsRelevant(slot))
                found.Add(slot);
        }
    }

    private bool IsRelevant(ClaimSlot slot) => !slot.IsGone && isRelevant(slot.Claim);
}
