using PoolCoordination.Agents;

namespace PoolCoordination.Hooks;

/// <summary>
/// Shows a session, before its model sees the prompt, what others added since it was last shown something, and which of its claims were
/// refused. It prolongs the session's claims and releases those of the dead; at the first prompt of a resumed session it claims again what
/// its end had released.
/// </summary>
internal static class UserPromptSubmitHook
{
    public static HookOutput Run(HookCall call)
    {
        // Older clients start a fork under the id of the session that it is of, so that this is its first event.
        if (call.Session.State.IsNew)
        {
            TurnCollector.SkipCopiedTurns(call);
            ForkedSession.TakeOver(call);
        }
        else
        {
            call.IfReached(() => TurnCollector.CollectEarlierTurn(call));
        }

        SessionNaming.Apply(call);
        // Not when it starts: older clients start a fork under the id of the session that it is of, and that one stays ended.
        call.IfReached(() => ClaimUpkeep.Resume(call));
        SessionUpkeep.NotePrompt(call);
        // What the session is to be told stands beside the log, also while a server is unavailable.
        var notices = SessionNotices.Read(call) + MoveNotice.Read(call);
        var news = "";
        call.IfReached(() => news = RenewAndTellNews(call));
        return new HookOutput(call.Input.EventName) { Context = notices + news };
    }

    /// <summary>Both by one look at the log, unless a claim is prolonged or released, which writes to it.</summary>
    private static string RenewAndTellNews(HookCall call)
    {
        // Before the log is opened, so that what is added meanwhile is no older than this.
        var now = call.Pool.Now;
        using var snapshot = call.Pool.Log.Open();
        var hasReleased = call.ReleaseDead(call.Pool.Claims(snapshot).HeldAt(now));
        var hasWritten = ClaimUpkeep.Renew(call, snapshot) || hasReleased;
        // An agent that shows nothing when a session starts shows at its first prompt what it would have.
        if (!call.Agent.ShowsText(HookEventName.SessionStart) && call.Session.State.ConsideredAt <= DateTimeOffset.UnixEpoch)
            return SessionStartHook.Introduction(call, call.Reader, snapshot, now, isFirst: true);
        return hasWritten ? SessionNews.Read(call) : SessionNews.Read(call, snapshot, now);
    }
}
