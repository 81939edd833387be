using PoolCoordination.Agents;
using PoolCoordination.Settings;

namespace PoolCoordination.Hooks;

/// <summary>
/// Writes the pool blocks of a turn: those of its final message, and those of the messages before it. Where there are none, automatic
/// mode may write an entry. It prolongs the session's claims.
/// </summary>
internal static class StopHook
{
    public static HookOutput Run(HookCall call)
    {
        call.IfReached(() => ClaimUpkeep.ResumeUnlessEnded(call));
        if (!TurnCollector.CollectTurn(call) && call.Pool.Settings.IsOn(PoolOption.Auto))
            AutomaticEntry.Write(call);
        ClaimUpkeep.EndTurn(call);
        return HookOutput.None;
    }
}
