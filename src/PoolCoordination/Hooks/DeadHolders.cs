using PoolCoordination.Claims;
using PoolCoordination.Entries;
using PoolCoordination.Host;
using PoolCoordination.Pools;
using PoolCoordination.Sessions;

namespace PoolCoordination.Hooks;

/// <summary>
/// Releases the claims of sessions that are known to be dead, so that nobody waits until they expire. What is not known is not dead.
/// </summary>
internal static class DeadHolders
{
    /// <summary>Releases all claims of dead sessions.</summary>
    public static void ReleaseAll(HookCall call) => Release(call, [.. call.Pool.Claims().HeldAt(call.Pool.Now)]);

    /// <summary>Releases those of some claims whose sessions are dead.</summary>
    /// <returns>Whether there were any.</returns>
    public static bool Release(HookCall call, IReadOnlyList<Claim> claims)
    {
        if (claims.Count == 0 || call.Client.Processes is not { } processes)
            return false;
        // Of thousands of claims only those are parsed that may be a dead session's.
        var bySession = claims.ToLookup(claim => claim.Claimed.SessionHash);
        var now = call.Pool.Now;
        var dead = SessionRecords
            .Of(call.Pool.Location, session => session != call.Reader.Session && bySession.Contains(CaselessHash.Of(session)))
            .Where(record => record.StatusAt(now, processes) == SessionStatus.Dead)
            .ToList();
        var hasReleased = false;
        foreach (var record in dead)
        {
            var held = bySession[CaselessHash.Of(Identity.Shorten(record.SessionId))].Where(claim => record.Holds(claim.Entry)).ToList();
            // A name that people gave is what owns: the claim may be another session's, too.
            if (held.Exists(claim => !claim.Entry.IsUnnamed) && IsNameAtWork(call, record, processes))
                held.RemoveAll(claim => !claim.Entry.IsUnnamed);
            ClaimUpkeep.KeepForDead(call, record.SessionId, held);
            foreach (var claim in held)
                call.Pool.Release(claim, call.Reader, isForced: true);
            hasReleased |= held.Count > 0;
        }

        return hasReleased;
    }

    /// <summary>Whether another session of the same name is at work.</summary>
    private static bool IsNameAtWork(HookCall call, SessionRecord dead, ProcessTable processes) =>
        SessionRecords
            .All(call.Pool.Location)
            .Any(other =>
                other.SessionId != dead.SessionId
                && string.Equals(other.Instance, dead.Instance, StringComparison.OrdinalIgnoreCase)
                && other.IsAtWorkAt(call.Pool.Now, processes)
            );
}
