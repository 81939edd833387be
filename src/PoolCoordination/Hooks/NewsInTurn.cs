using PoolCoordination.Faults;

namespace PoolCoordination.Hooks;

/// <summary>What a session is told while its turn goes on: at a tool, before it or after it, as its client shows it to the model.</summary>
internal static class NewsInTurn
{
    public static string Read(HookCall call) => SessionNotices.Read(call) + MoveNotice.Read(call) + Added(call);

    /// <summary>What others added since.</summary>
    private static string Added(HookCall call)
    {
        if (!call.Input.IsEdit && call.Input.Command is null)
            return "";
        try
        {
            return SessionNews.ReadInTurn(call);
        }
        catch (Exception exception) when (OutOfReach.IsReason(exception))
        {
            call.LogUnavailable(exception);
            return "";
        }
    }
}
