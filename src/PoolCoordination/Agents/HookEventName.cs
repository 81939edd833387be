namespace PoolCoordination.Agents;

/// <summary>The names of the events that a hook handles, whatever an agent calls them.</summary>
internal static class HookEventName
{
    public const string SessionStart = "SessionStart";
    public const string UserPromptSubmit = "UserPromptSubmit";
    public const string PreToolUse = "PreToolUse";
    public const string PostToolUse = "PostToolUse";
    public const string PostToolUseFailure = "PostToolUseFailure";
    public const string Stop = "Stop";
    public const string StopFailure = "StopFailure";
    public const string PreCompact = "PreCompact";
    public const string SubagentStart = "SubagentStart";
    public const string SubagentStop = "SubagentStop";
    public const string FileChanged = "FileChanged";
    public const string SessionEnd = "SessionEnd";
}
