namespace PoolCoordination.Agents.ClaudeCode;

/// <summary>An event of Claude Code at which a hook runs, as its settings name it.</summary>
/// <param name="Name">Its name in the settings.</param>
/// <param name="Matcher">The tools that it concerns; null for all tools, and for an event that is not about a tool.</param>
/// <param name="Waiting">The member of a handler by which the client does not wait for the hook; null if it waits.</param>
internal sealed record HookEvent(string Name, string? Matcher = null, string? Waiting = null)
{
    /// <summary>The events that hooks are installed for.</summary>
    public static IReadOnlyList<HookEvent> All { get; } =
        [
            new(HookEventName.SessionStart),
            new(HookEventName.UserPromptSubmit),
            new(HookEventName.PreToolUse, Matcher: $"{EditTool.Matcher}|{ShellTool.Matcher}"),
            new(HookEventName.PostToolUse, Waiting: "async"),
            new(HookEventName.Stop),
            new(HookEventName.StopFailure),
            new(HookEventName.SubagentStart),
            new(HookEventName.SubagentStop),
            new(HookEventName.FileChanged, Waiting: "asyncRewake"),
            new(HookEventName.SessionEnd),
        ];
}
