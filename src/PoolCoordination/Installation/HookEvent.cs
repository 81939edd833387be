namespace PoolCoordination.Installation;

/// <summary>An event of Claude Code at which a hook of ours runs.</summary>
/// <param name="Name">Its name in the settings.</param>
/// <param name="Matcher">The tools that it concerns; null for all, and where no tool is concerned.</param>
/// <param name="IsAsync">Whether nobody waits for the hook.</param>
internal sealed record HookEvent(string Name, string? Matcher = null, bool IsAsync = false)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<HookEvent> All { get; } =
        [
            new("SessionStart"),
            new("UserPromptSubmit"),
            new("PreToolUse", Matcher: "Edit|Write|MultiEdit|NotebookEdit"),
            new("PostToolUse", IsAsync: true),
            new("Stop"),
            new("StopFailure"),
            new("SubagentStop"),
            new("SessionEnd"),
        ];
}
