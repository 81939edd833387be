using PoolCoordination.Agents;
using PoolCoordination.Sessions;

namespace PoolCoordination.Hooks;

/// <summary>
/// Releases the session's claims, unless another follows it after <c>/clear</c>, collects what the last turn's transcript lacked when it
/// stopped, and tidies up after sessions that are long gone.
/// </summary>
internal static class SessionEndHook
{
    public static HookOutput Run(HookCall call)
    {
        TurnCollector.CollectEarlierTurn(call);
        if (!SessionSuccession.IsAwaited(call) && SessionUpkeep.End(call))
        {
            ClaimUpkeep.Release(call);
            if (!call.Session.State.IsNew)
                call.Session.TryChange(state => state with { IsEnded = true });
        }

        SessionFiles.RemoveOld(call.Pool.Location, call.Pool.Now);
        return HookOutput.None;
    }
}
