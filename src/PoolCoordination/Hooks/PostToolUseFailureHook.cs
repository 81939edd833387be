using PoolCoordination.Agents;

namespace PoolCoordination.Hooks;

/// <summary>Writes down what a line of commands had changed when it failed, as one does whose last command is a test that is red.</summary>
internal static class PostToolUseFailureHook
{
    public static HookOutput Run(HookCall call)
    {
        // An edit that failed has changed nothing.
        if (call.Input.Command is { } command)
            ShellGuard.NoteChanges(call, command);
        return HookOutput.None;
    }
}
