namespace PoolCoordination.Hooks;

/// <summary>Shows a session, before its model sees the prompt, what others added since it was last shown something.</summary>
internal static class UserPromptSubmitHook
{
    public static string Run(HookCall call)
    {
        TurnCollector.CollectEarlierTurn(call);
        using var snapshot = call.Pool.Log.Open();
        var end = snapshot.EndPosition();
        if (end is null || end == call.Session.Considered)
            return "";
        var from = call.Session.Considered is { } considered ? snapshot.Find(considered) : 0;
        var news = call.Pool.Context(call.Reader, snapshot, from).News(call.Pool.Environment.IsFullContext);
        call.SaveSession(call.Session with { Considered = end });
        return news;
    }
}
