using PoolCoordination.Claims;
using PoolCoordination.Entries;
using PoolCoordination.Faults;
using PoolCoordination.Log;
using PoolCoordination.Pools;

namespace PoolCoordination.Hooks;

/// <summary>Writes the entries of a session so that none is lost, whatever keeps the pool from taking them now.</summary>
internal static class EntryPosting
{
    /// <summary>
    /// Writes an entry, unless it is a repeat; where the server is unavailable or the log is locked, it waits in the outbox, and where the
    /// server never takes it, it is set aside. If it can neither be written nor wait, the session gets a notice.
    /// </summary>
    /// <returns>How it was judged, which one that waits is not; null for a repeat, and for what is set aside or lost.</returns>
    public static ClaimResult? Post(HookCall call, PoolEntry entry)
    {
        try
        {
            if (call.Pool.Log.HoldsRepeatOf(entry, call.Session.State.StartedAt - TimeToLive.ClockTolerance))
                return null;
            if (entry.Action == PoolAction.Claimed)
            {
                ReleaseFormerClaims(call);
                call.ReleaseDead();
            }

            return call.Pool.PostDraft(entry);
        }
        catch (Exception exception) when (OutOfReach.IsReason(exception))
        {
            return Postpone(call, entry, exception);
        }
        catch (PoolException exception) when (exception.Fault == PoolFault.Rejected)
        {
            new RejectedEntries(call.Pool.Location).Add(entry, exception.Message);
            call.LogError(exception.Message);
            if (entry.Action == PoolAction.Claimed)
                SessionNotices.Add(call, entry.Id, ClaimText.NotTaken(entry));
            return null;
        }
    }

    /// <summary>
    /// Releases what the session claimed by an earlier version, whose lines have its id in another form: they would bar its new claim.
    /// </summary>
    private static void ReleaseFormerClaims(HookCall call)
    {
        if (call.Reader.FormerSession is not { } former)
            return;
        var own = call.Pool.Claims().HeldBySession(call.Reader, call.Pool.Now);
        foreach (var claim in own.FindAll(claim => claim.Entry.SessionId == former))
            call.Pool.Release(claim, call.Reader);
    }

    private static ClaimResult? Postpone(HookCall call, PoolEntry entry, Exception reason)
    {
        try
        {
            // Also where only the answer was lost: its id says so.
            new Outbox(call.Pool.Location).Add(entry);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            call.LogError($"{reason.Message} The entry '{entry.Topic}' cannot wait in the outbox either: {exception.Message}");
            SessionNotices.Add(call, entry.RawHash ?? entry.Id, ClaimText.NotWritten(entry));
            return null;
        }

        call.LogPostponed(entry, reason);
        return new ClaimResult(entry, Holder: null) { IsWaiting = entry.Action == PoolAction.Claimed };
    }
}
