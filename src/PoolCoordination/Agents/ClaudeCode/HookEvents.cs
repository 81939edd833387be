namespace PoolCoordination.Agents.ClaudeCode;

/// <summary>The events of Claude Code at which a hook runs, as its settings name them.</summary>
internal static class HookEvents
{
    /// <summary>The events that hooks are installed for.</summary>
    public static IReadOnlyList<HookEvent> All { get; } =
        [
            new(HookEventName.SessionStart),
            new(HookEventName.UserPromptSubmit),
            new(HookEventName.PreToolUse, Matcher: $"{EditTool.Matcher}|{ShellTool.Matcher}", FormerMatcher: EditTool.Matcher),
            new(HookEventName.PostToolUse, Waiting: "async"),
            new(HookEventName.PostToolUseFailure, Matcher: ShellTool.Matcher, Waiting: "async"),
            new(HookEventName.Stop),
            new(HookEventName.StopFailure),
            new(HookEventName.SubagentStart),
            new(HookEventName.SubagentStop),
            new(HookEventName.FileChanged, Waiting: "asyncRewake"),
            new(HookEventName.SessionEnd),
        ];
}
