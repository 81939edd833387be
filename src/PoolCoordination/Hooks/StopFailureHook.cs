using PoolCoordination.Agents;

namespace PoolCoordination.Hooks;

/// <summary>
/// Writes the pool blocks of a turn that the client's server cut short: it fires in place of Stop. Automatic mode makes no entry of what
/// was not said to its end.
/// </summary>
internal static class StopFailureHook
{
    public static HookOutput Run(HookCall call)
    {
        // Blocks stand in earlier messages only, and no prompt may follow for long.
        call.Agent.WaitForMessage(call.Input, call.Session.State.StartedAt);
        TurnCollector.CollectTurn(call);
        ClaimUpkeep.EndTurn(call);
        return HookOutput.None;
    }
}
