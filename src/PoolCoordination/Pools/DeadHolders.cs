using PoolCoordination.Claims;
using PoolCoordination.Entries;
using PoolCoordination.Host;
using PoolCoordination.Sessions;
using PoolCoordination.Storage;

namespace PoolCoordination.Pools;

/// <summary>
/// Releases the claims of sessions that are known to be dead, so that nobody waits until they expire. What is not known is not dead.
/// </summary>
internal static class DeadHolders
{
    private const string Reason = "The client of its session is gone.";

    /// <summary>Releases all claims whose sessions are dead.</summary>
    /// <param name="pool">The pool with the claims.</param>
    /// <param name="author">Who releases them, whose own stay.</param>
    /// <param name="processes">The processes of this machine; null where they are not known.</param>
    public static void ReleaseDead(this Pool pool, Identity author, ProcessTable? processes) =>
        pool.ReleaseDead(pool.Claims().HeldAt(pool.Now), author, processes);

    /// <summary>Releases those of some claims whose sessions are dead.</summary>
    /// <param name="pool">The pool with the claims.</param>
    /// <param name="claims">The claims.</param>
    /// <param name="author">Who releases them, whose own stay.</param>
    /// <param name="processes">The processes of this machine; null where they are not known.</param>
    /// <returns>Whether there were any.</returns>
    public static bool ReleaseDead(this Pool pool, IReadOnlyList<Claim> claims, Identity author, ProcessTable? processes)
    {
        if (claims.Count == 0 || processes is null)
            return false;
        // Of thousands of claims only those are parsed that may be a dead session's.
        var bySession = claims.ToLookup(claim => claim.Claimed.SessionHash);
        var now = pool.Now;
        var dead = SessionRecords
            .Of(pool.Location, session => session != author.Session && bySession.Contains(CaselessHash.Of(session)))
            .Where(record => record.StatusAt(now, processes) == SessionStatus.Dead)
            .ToList();
        var hasReleased = false;
        foreach (var record in dead)
        {
            var held = bySession[CaselessHash.Of(Identity.Shorten(record.SessionId))].Where(claim => record.Holds(claim.Entry)).ToList();
            // A name that people gave is what owns: the claim may be another session's, too.
            if (held.Exists(claim => !claim.Entry.IsUnnamed) && IsNameAtWork(pool, record, processes))
                held.RemoveAll(claim => !claim.Entry.IsUnnamed);
            Keep(pool, record.SessionId, held);
            foreach (var claim in held)
                pool.Release(claim, author, isForced: true, Reason);
            hasReleased |= held.Count > 0;
        }

        return hasReleased;
    }

    /// <summary>Stores what is about to be released: should the session go on after all, it claims it again.</summary>
    private static void Keep(Pool pool, string sessionId, IReadOnlyList<Claim> held)
    {
        try
        {
            new ReleasedClaims(pool.Location, sessionId).Add(held, pool.Now);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var fault = $"The claims of a dead session that are released could not be stored: {exception.Message}";
            new ErrorLog(pool.Location).Add(pool.Now, Identity.Shorten(sessionId) ?? "", fault);
        }
    }

    /// <summary>Whether another session of the same name is at work.</summary>
    private static bool IsNameAtWork(Pool pool, SessionRecord dead, ProcessTable processes) =>
        SessionRecords
            .All(pool.Location)
            .Any(other =>
                other.SessionId != dead.SessionId
                && string.Equals(other.Instance, dead.Instance, StringComparison.OrdinalIgnoreCase)
                && other.IsAtWorkAt(pool.Now, processes)
            );
}
