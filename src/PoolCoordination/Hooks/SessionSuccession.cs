using PoolCoordination.Entries;
using PoolCoordination.Pools;
using PoolCoordination.Sessions;

namespace PoolCoordination.Hooks;

/// <summary>
/// After <c>/clear</c> the same client goes on with a new session, in the same process. It is the same work to its user, so that the
/// session that was cleared keeps its claims until the new one takes them over.
/// </summary>
internal static class SessionSuccession
{
    /// <summary>What a client says of a session that is cleared, at its end and at the beginning of the next.</summary>
    private const string Clear = "clear";

    /// <summary>Whether another session is about to follow the one that ends, and will be known by its process.</summary>
    public static bool IsAwaited(HookCall call) =>
        call.Input.Reason == Clear
        && call.Client.Process is not null
        && SessionRecords.Find(call.Pool.Location, call.Input.SessionId) is not { IsProcessUnknown: true };

    /// <summary>The session that was cleared for the one that begins; null where there is none.</summary>
    public static SessionRecord? PredecessorOf(HookCall call)
    {
        if (call.Input.Source != Clear || call.Client.Process?.ToString() is not { } process)
            return null;
        // It may have begun in another working tree.
        return SessionRecords.Last(
            call.Pool.Location,
            call.Input.SessionId,
            record => record.Status != SessionStatus.Ended && record.Processes.Contains(process)
        );
    }

    /// <summary>
    /// Takes over the claims of the session that was cleared, by a line each, and ends it: what it changed, also late, is this one's then.
    /// </summary>
    /// <returns>Who reads from then on, to whom also the entries of that session are own ones.</returns>
    public static Identity TakeOver(HookCall call)
    {
        try
        {
            if (PredecessorOf(call) is { } predecessor)
            {
                if (Rest(call, predecessor).Processes.Count > 0)
                {
                    // It goes on in another process, with its claims.
                    Continue(call, predecessor, record => Rest(call, record));
                    return call.Reader;
                }

                call.IfReached(() => TakeOverClaims(call, predecessor));
                End(call, predecessor);
                return call.Reader with { FormerSession = Identity.Shorten(predecessor.SessionId) };
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            call.LogError($"What the session before /clear holds could not be taken over: {exception.Message}");
        }

        return call.Reader;
    }

    private static void TakeOverClaims(HookCall call, SessionRecord predecessor)
    {
        var holder = new Identity(predecessor.Instance, predecessor.SessionId);
        foreach (var claim in call.Pool.Claims().HeldBySession(holder, call.Pool.Now))
        {
            // The force is against the predecessor alone: what it held, nobody else holds.
            var entry = call.Reader.Sign(claim.Entry) with
            {
                Id = "",
                Timestamp = DateTimeOffset.UnixEpoch,
                RawHash = null,
                Turn = null,
                IsForced = true,
            };
            var result = call.Pool.Claim(entry);
            if (!result.IsGranted)
                SessionNotices.Add(call, result);
        }
    }

    private static void End(HookCall call, SessionRecord predecessor)
    {
        var (location, id) = (call.Pool.Location, predecessor.SessionId);
        // The process is the next one's now: a session that is resumed later is not in it.
        var ended = Continue(
            call,
            predecessor,
            record => Rest(call, record) with { Status = SessionStatus.Ended, LastSeen = call.Pool.Now }
        );
        if (ended is not null)
        {
            SessionList.OfWorkingTree(location, ended.WorkingTree).Remove(id);
            SessionUpkeep.Share(call, ended);
        }

        (SessionState.Read(location, id) with { IsEnded = true }).Write(location, id);
    }

    private static SessionRecord? Continue(HookCall call, SessionRecord predecessor, Func<SessionRecord, SessionRecord> change) =>
        SessionRecords.Continue(call.Pool.Location, predecessor.SessionId, call.Input.SessionId, change);

    private static SessionRecord Rest(HookCall call, SessionRecord predecessor) =>
        predecessor.Without(call.Client.Process, call.Client.Processes);
}
