using PoolCoordination.Claims;
using PoolCoordination.Entries;
using PoolCoordination.Status;

namespace PoolCoordination.Board;

/// <summary>Who waits for what, as the log says it: who said that it is blocked, who is named in the
/// BLOCKS of another's blocker, and who could not claim what another holds.</summary>
internal sealed class BoardWaits
{
    private readonly List<PoolEntry> _blockers;
    private readonly NamedBlockers _named;
    private readonly ILookup<string, Claim> _holders;
    private readonly BoardRefusals _refusals;

    /// <summary>Finds them.</summary>
    /// <param name="held">The held claims.</param>
    /// <param name="refusals">Who was turned away by them.</param>
    /// <param name="entries">The live entries that block or complete something, newest first; others may be among them.</param>
    public BoardWaits(IReadOnlyList<Claim> held, BoardRefusals refusals, IEnumerable<PoolEntry> entries)
    {
        _holders = held.ToLookup(claim => claim.Topic.Trim(), StringComparer.OrdinalIgnoreCase);
        _blockers = [.. Blockers.Unresolved(entries)];
        _named = new NamedBlockers(_blockers);
        _refusals = refusals;
    }

    /// <summary>What somebody waits for, the latest first, and each once.</summary>
    public IReadOnlyList<BoardWait> Of(Identity owner) =>
        [
            .. _blockers
                .Where(owner.Owns)
                .Select(WaitOfAuthor)
                .Concat(_refusals.Refused.Where(refused => owner.Owns(refused.Entry)).Select(WaitOfRefused))
                .Concat(BlockersNaming(owner).Select(WaitOfNamed))
                .OrderByDescending(wait => wait.Since)
                .DistinctBy(wait => (wait.Subject, wait.Holder)),
        ];

    private IEnumerable<PoolEntry> BlockersNaming(Identity owner) =>
        _named.Of(owner.Instance).Select(index => _blockers[index]).Where(blocker => !owner.Owns(blocker));

    private BoardWait WaitOfAuthor(PoolEntry blocker)
    {
        var shown = blocker.ForDisplay();
        var holder = _holders[blocker.Topic.Trim()].FirstOrDefault(claim => !Identity.HaveSameOwner(claim.Entry, blocker));
        return new BoardWait(shown.Topic, holder?.ForDisplay().Instance ?? "", shown.Timestamp);
    }

    private static BoardWait WaitOfNamed(PoolEntry blocker)
    {
        var shown = blocker.ForDisplay();
        return new BoardWait(shown.Topic, shown.Instance, shown.Timestamp);
    }

    private BoardWait WaitOfRefused(Claim refused)
    {
        var holder = _refusals.HolderOf(refused).ForDisplay();
        return new BoardWait(holder.Topic, holder.Instance, refused.ForDisplay().Since);
    }
}
