using PoolCoordination.Agents;
using PoolCoordination.Settings;

namespace PoolCoordination.Hooks;

/// <summary>
/// Writes the pool blocks of a turn: those of its final message, and those of the messages before it. Where there are none, automatic
/// mode may write an entry, or ask for a block. It prolongs the session's claims.
/// </summary>
internal static class StopHook
{
    public static HookOutput Run(HookCall call)
    {
        call.IfReached(() => ClaimUpkeep.ResumeUnlessEnded(call));
        var mode = TurnCollector.CollectTurn(call) ? null : call.Pool.Settings.Value(PoolOption.Auto).Value;
        if (mode == PoolOption.AskWord && BlockRequest.Of(call) is { Decision: not null } request)
            return request;
        if (mode == "on")
            AutomaticEntry.Write(call);
        ClaimUpkeep.EndTurn(call);
        return HookOutput.None;
    }
}
