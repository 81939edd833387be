namespace PoolCoordination.Hooks;

/// <summary>
/// Shows a session, before its model sees the prompt, what others added since it was last shown something, and which of its claims were
/// refused. It prolongs the session's claims.
/// </summary>
internal static class UserPromptSubmitHook
{
    public static string Run(HookCall call)
    {
        TurnCollector.CollectEarlierTurn(call);
        ClaimUpkeep.Renew(call);
        return ClaimNotices.Take(call) + News(call);
    }

    private static string News(HookCall call)
    {
        using var snapshot = call.Pool.Log.Open();
        var end = snapshot.EndPosition();
        if (end is null || end == call.Session.Considered)
            return "";
        var from = call.Session.Considered is { } considered ? snapshot.Find(considered) : 0;
        var news = call.Pool.News(call.Reader, snapshot, from).News(call.Pool.Environment.IsFullContext);
        call.SaveSession(call.Session with { Considered = end });
        return news;
    }
}
