namespace PoolCoordination.Hooks;

/// <summary>Writes the pool blocks of a turn: those of its final message, and those of the messages before it.</summary>
internal static class StopHook
{
    public static string Run(HookCall call)
    {
        TurnCollector.CollectTurn(call);
        return "";
    }
}
