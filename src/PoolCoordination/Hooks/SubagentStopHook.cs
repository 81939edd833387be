namespace PoolCoordination.Hooks;

/// <summary>Writes the pool blocks of a subagent, as those of its session.</summary>
internal static class SubagentStopHook
{
    public static HookOutput Run(HookCall call)
    {
        TurnCollector.CollectSubagent(call);
        return HookOutput.None;
    }
}
