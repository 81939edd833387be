using PoolCoordination.Agents;

namespace PoolCoordination.Hooks;

/// <summary>
/// Writes the pool blocks of a turn that goes on, and prolongs the claims of a session that is at work, also in a long turn without an
/// edit. It tells what the agent's client does not show before a tool.
/// </summary>
internal static class PostToolUseHook
{
    public static HookOutput Run(HookCall call)
    {
        SessionNaming.Apply(call);
        // First what stands beside the log, also while a server is unavailable.
        SessionUpkeep.NoteTool(call);
        if (call.Input.Command is { } command)
            ShellGuard.NoteChanges(call, command);
        call.IfReached(() => ClaimUpkeep.ResumeUnlessEnded(call));
        call.IfReached(() => TurnCollector.CollectUpToTool(call));
        if (call.Input.Command is not null)
            call.IfReached(() => ClaimUpkeep.ReleaseDoneEdits(call));
        ClaimUpkeep.Renew(call);
        return call.Agent.ShowsText(HookEventName.PreToolUse)
            ? HookOutput.None
            : new HookOutput(call.Input.EventName) { Context = NewsInTurn.Read(call) };
    }
}
