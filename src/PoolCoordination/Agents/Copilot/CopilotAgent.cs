using PoolCoordination.Json;

namespace PoolCoordination.Agents.Copilot;

/// <summary>
/// GitHub Copilot CLI, whose events have the names of Claude Code where the configuration names them so, and whose answers are members of
/// one object (the hooks reference of github/docs). It takes any exit code but 0 before a tool for a denial.
/// </summary>
internal sealed class CopilotAgent : Agent
{
    /// <inheritdoc/>
    public override string Name => "copilot";

    /// <inheritdoc/>
    public override HookConfiguration Configuration { get; } =
        new()
        {
            FolderVariable = "COPILOT_HOME",
            UserFolder = ".copilot",
            ProjectFolder = ".github",
            FileName = "hooks/pool.json",
            Form = HookForm.List,
            Events =
            [
                new("SessionStart"),
                new("UserPromptSubmit"),
                new("PreToolUse"),
                new("PostToolUse"),
                new("Stop"),
                new("PreCompact"),
                new("SessionEnd"),
            ],
            HasVersion = true,
            RequiresExecutable = true,
            TimeoutMember = "timeoutSec",
        };

    /// <inheritdoc/>
    public override bool HasSent(HookPayload payload) =>
        payload.Has(PayloadMarks.Timestamp) && (!payload.Has(PayloadMarks.TranscriptPath) || payload.TranscriptName == "events.jsonl");

    /// <inheritdoc/>
    public override HookInput Read(HookPayload payload)
    {
        var input = payload.WithTool() with { CommandFolder = null };
        var message = input is { EventName: HookEventName.Stop, TranscriptPath: { } path } ? LastMessage.Of(path, input.Time) : null;
        return input with
        {
            // A subagent is a session of its own to the client.
            SessionId = payload.Parent ?? input.SessionId,
            EventName = payload.Parent is null ? input.EventName : NameInSubagent(input.EventName),
            TranscriptPath = null,
            Source = input.Source == "new" ? "startup" : input.Source,
            LastAssistantMessage = message ?? input.LastAssistantMessage,
        };
    }

    /// <inheritdoc/>
    public override string Answer(HookOutput output)
    {
        if (output.Decision is null && output.Context.Length == 0)
            return "";
        var json = new JsonLine();
        if (output.Decision is not null)
            json.Add("permissionDecision", output.Decision).Add("permissionDecisionReason", output.Reason);
        return (output.Context.Length > 0 ? json.Add("additionalContext", output.Context) : json).ToString();
    }

    private static string NameInSubagent(string name) =>
        name switch
        {
            HookEventName.UserPromptSubmit => HookEventName.SubagentStart,
            HookEventName.Stop => HookEventName.SubagentStop,
            _ => name,
        };
}
