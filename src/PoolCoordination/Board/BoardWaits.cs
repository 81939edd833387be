using PoolCoordination.Claims;
using PoolCoordination.Entries;
using PoolCoordination.Status;

namespace PoolCoordination.Board;

/// <summary>Who waits for what, as the log says it: who said that it is blocked, who is named in the
/// BLOCKS of another's blocker, and who could not claim what another holds.</summary>
internal sealed class BoardWaits
{
    private readonly List<(PoolEntry Entry, BoardWait Wait)> _waits = [];
    private readonly List<(PoolEntry Blocker, BoardWait Wait)> _ofNamed = [];

    /// <summary>Finds them.</summary>
    /// <param name="held">The held claims.</param>
    /// <param name="refusals">Who was turned away by them.</param>
    /// <param name="entries">The live entries that block or complete something, newest first; others may be among them.</param>
    public BoardWaits(IReadOnlyList<Claim> held, BoardRefusals refusals, IEnumerable<PoolEntry> entries)
    {
        var holders = held.ToLookup(claim => claim.Topic.Trim(), StringComparer.OrdinalIgnoreCase);
        foreach (var blocker in Blockers.Unresolved(entries))
        {
            var shown = blocker.ForDisplay();
            var holder = holders[blocker.Topic.Trim()].FirstOrDefault(claim => !Identity.HaveSameOwner(claim.Entry, blocker));
            _waits.Add((blocker, new BoardWait(shown.Topic, holder?.ForDisplay().Instance ?? "", shown.Timestamp)));
            if (blocker.Blocks.Length > 0)
                _ofNamed.Add((blocker, new BoardWait(shown.Topic, shown.Instance, shown.Timestamp)));
        }

        foreach (var refused in refusals.Refused)
        {
            var holder = refusals.HolderOf(refused).ForDisplay();
            _waits.Add((refused.Entry, new BoardWait(holder.Topic, holder.Instance, refused.ForDisplay().Since)));
        }
    }

    /// <summary>What somebody waits for, the latest first, and each once.</summary>
    public IReadOnlyList<BoardWait> Of(Identity owner) =>
        [
            .. _waits
                .Where(known => owner.Owns(known.Entry))
                .Concat(_ofNamed.Where(known => !owner.Owns(known.Blocker) && Blockers.Names(known.Blocker, owner.Instance)))
                .Select(known => known.Wait)
                .OrderByDescending(wait => wait.Since)
                .DistinctBy(wait => (wait.Subject, wait.Holder)),
        ];
}
