using PoolCoordination.Json;

namespace PoolCoordination.Agents.Gemini;

/// <summary>
/// Gemini CLI, which has other names for events and tools, and takes no text for the model before a tool (google-gemini/gemini-cli,
/// <c>docs/hooks/reference.md</c>).
/// </summary>
internal sealed class GeminiAgent : Agent
{
    private const string Tools = "write_file|replace|run_shell_command";
    private const string ContextEnd = "</hook_context>";

    /// <inheritdoc/>
    public override string Name => "gemini";

    /// <inheritdoc/>
    public override HookConfiguration Configuration { get; } =
        new()
        {
            UserFolder = ".gemini",
            ProjectFolder = ".gemini",
            FileName = "settings.json",
            Form = HookForm.Groups,
            Events =
            [
                new("SessionStart"),
                new("BeforeAgent"),
                new("BeforeTool", Tools),
                new("AfterTool", Tools),
                new("AfterAgent"),
                new("SessionEnd"),
            ],
            AllowsComments = true,
            RequiresExecutable = true,
            NameMember = "name",
            Timeout = 10_000,
        };

    /// <inheritdoc/>
    public override bool HasSent(HookPayload payload) => payload.Has(PayloadMarks.Timestamp | PayloadMarks.TranscriptPath);

    /// <inheritdoc/>
    public override HookInput Read(HookPayload payload)
    {
        var input = payload.WithTool();
        return input with
        {
            EventName = NameOf(input.EventName),
            TranscriptPath = null,
            Prompt = WithoutContext(input.Prompt),
        };
    }

    /// <inheritdoc/>
    public override string Answer(HookOutput output)
    {
        var json = new JsonLine();
        if (output.SystemMessage.Length > 0)
            json.Add("systemMessage", output.SystemMessage);
        if (output.Decision is not null)
            return json.Add("decision", "deny").Add("reason", output.Reason).ToString();
        if (output.Context.Length > 0)
            json.Add("hookSpecificOutput", new JsonLine().Add("additionalContext", output.Context));
        return output.SystemMessage.Length > 0 || output.Context.Length > 0 ? json.ToString() : "";
    }

    /// <inheritdoc/>
    public override bool ShowsText(string eventName) => eventName != HookEventName.PreToolUse;

    private static string NameOf(string name) =>
        name switch
        {
            "BeforeAgent" => HookEventName.UserPromptSubmit,
            "BeforeTool" => HookEventName.PreToolUse,
            "AfterTool" => HookEventName.PostToolUse,
            "AfterAgent" => HookEventName.Stop,
            _ => name,
        };

    /// <summary>The prompt without the text that a hook at the session's start had put before it.</summary>
    private static string? WithoutContext(string? prompt) =>
        prompt?.StartsWith("<hook_context>", StringComparison.Ordinal) == true
        && prompt.IndexOf(ContextEnd, StringComparison.Ordinal) is >= 0 and var end
            ? prompt[(end + ContextEnd.Length)..].TrimStart()
            : prompt;
}
