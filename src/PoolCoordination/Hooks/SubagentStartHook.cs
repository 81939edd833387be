using PoolCoordination.Agents;
using PoolCoordination.Context;
using PoolCoordination.Pools;
using PoolCoordination.Settings;

namespace PoolCoordination.Hooks;

/// <summary>
/// Shows a subagent what its session was shown at its start and it was not: the claims of others, and what a pool block is.
/// </summary>
internal static class SubagentStartHook
{
    public static HookOutput Run(HookCall call)
    {
        if (call.Input.IsFromClientAgent)
            return HookOutput.None;
        var claims = "";
        call.IfReached(() =>
        {
            call.ReleaseDead();
            claims = call.Pool.ClaimsOfOthers(call.Reader);
        });
        var primer = call.Pool.Settings.IsOn(PoolOption.Primer) ? Primer.Text : "";
        var separator = claims.Length > 0 && primer.Length > 0 ? "\n" : "";
        return new HookOutput(call.Input.EventName) { Context = claims + separator + primer };
    }
}
