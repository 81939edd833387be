using PoolCoordination.Detection.Turns;

namespace PoolCoordination.Hooks;

/// <summary>What the turn that stops did.</summary>
internal static class PresentTurn
{
    /// <summary>The turn; null for an agent whose turns are not known.</summary>
    public static Turn? Of(HookCall call)
    {
        call.Agent.WaitForMessage(call.Input, call.Session.State.StartedAt);
        return call.Agent.CallsOfTurn(call.Input, call.Session.State.StartedAt) is { } calls
            ? Turn.In(calls, call.Pool.Environment.WorkingFolder, call.Pool.Environment.HomeFolder)
            : null;
    }
}
