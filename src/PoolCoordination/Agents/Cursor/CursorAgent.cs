using PoolCoordination.Claims;
using PoolCoordination.Json;

namespace PoolCoordination.Agents.Cursor;

/// <summary>
/// Cursor, as its page on hooks describes it: <c>conversation_id</c> in each event, events in camel case, and text for the model at the
/// start of a session and after a tool only (cursor.com/docs/agent/hooks).
/// </summary>
internal sealed class CursorAgent : Agent
{
    /// <inheritdoc/>
    public override string Name => "cursor";

    /// <inheritdoc/>
    public override HookConfiguration Configuration { get; } =
        new()
        {
            UserFolder = ".cursor",
            ProjectFolder = ".cursor",
            FileName = "hooks.json",
            Form = HookForm.List,
            Events =
            [
                new("sessionStart"),
                new("beforeSubmitPrompt"),
                new("preToolUse"),
                new("postToolUse"),
                new("afterAgentResponse"),
                new("stop"),
                new("preCompact"),
                new("sessionEnd"),
            ],
            HasVersion = true,
        };

    /// <inheritdoc/>
    public override bool HasSent(HookPayload payload) => payload.Has(PayloadMarks.ConversationId);

    /// <inheritdoc/>
    public override HookInput Read(HookPayload payload)
    {
        var input = payload.WithTool();
        if (input.IsEdit)
            input = InWorkspace(input, payload.Workspaces);
        return input with { EventName = NameOf(input.EventName), TranscriptPath = null };
    }

    /// <inheritdoc/>
    public override string Answer(HookOutput output)
    {
        if (output.Decision is not null)
            return new JsonLine()
                .Add("permission", "deny")
                .Add("user_message", output.Reason)
                .Add("agent_message", output.Reason)
                .ToString();
        return output.Context.Length > 0 ? new JsonLine().Add("additional_context", output.Context).ToString() : "";
    }

    /// <inheritdoc/>
    public override bool ShowsText(string eventName) => eventName is HookEventName.SessionStart or HookEventName.PostToolUse;

    /// <summary>The edit of a file in another workspace than that in which the model works, as one in that workspace.</summary>
    private static HookInput InWorkspace(HookInput input, IReadOnlyList<string> workspaces)
    {
        foreach (var workspace in workspaces)
        {
            if (IsIn(workspace, input.EditedFiles is [var file, ..] ? file : null) && !IsIn(workspace, input.WorkingFolder))
                return input with { WorkingFolder = workspace };
        }

        return input;
    }

    private static bool IsIn(string folder, string? path) =>
        path is not null && PathPattern.OfFile(path, isFolder: true).IsWithin(PathPattern.OfFile(folder, isFolder: true));

    private static string NameOf(string name) =>
        name switch
        {
            "sessionStart" => HookEventName.SessionStart,
            "beforeSubmitPrompt" => HookEventName.UserPromptSubmit,
            "preToolUse" => HookEventName.PreToolUse,
            "postToolUse" => HookEventName.PostToolUse,
            "afterAgentResponse" or "stop" => HookEventName.Stop,
            "preCompact" => HookEventName.PreCompact,
            "sessionEnd" => HookEventName.SessionEnd,
            _ => name,
        };
}
