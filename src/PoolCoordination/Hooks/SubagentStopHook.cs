using PoolCoordination.Agents;

namespace PoolCoordination.Hooks;

/// <summary>
/// Writes the pool blocks of a subagent, as those of its session. What the client's own agents say is not an answer of the model: the
/// summary of a conversation that is compacted quotes blocks that were posted long ago.
/// </summary>
internal static class SubagentStopHook
{
    public static HookOutput Run(HookCall call)
    {
        if (!call.Input.IsFromClientAgent)
            TurnCollector.CollectSubagent(call);
        return HookOutput.None;
    }
}
