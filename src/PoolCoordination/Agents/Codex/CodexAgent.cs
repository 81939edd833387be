namespace PoolCoordination.Agents.Codex;

/// <summary>
/// Codex CLI, whose events and answers are nearly those of Claude Code: it refuses an answer with a member that it does not know, and knows
/// no decision but a denial (openai/codex, <c>codex-rs/hooks/schema/generated</c> and the parser of its hooks' output).
/// </summary>
internal sealed class CodexAgent : Agent
{
    /// <inheritdoc/>
    public override string Name => "codex";

    /// <inheritdoc/>
    public override HookConfiguration Configuration { get; } =
        new()
        {
            FolderVariable = "CODEX_HOME",
            UserFolder = ".codex",
            ProjectFolder = ".codex",
            FileName = "hooks.json",
            Form = HookForm.Groups,
            Events =
            [
                new("SessionStart"),
                new("UserPromptSubmit"),
                new("PreToolUse"),
                new("PostToolUse"),
                new("Stop"),
                new("SubagentStart"),
                new("SubagentStop"),
                // Longer than three seconds is not allowed.
                new("SessionEnd"),
            ],
            Timeout = 3,
            Advice = "Codex runs them after you have trusted them: its command /hooks shows them.",
        };

    /// <inheritdoc/>
    public override bool HasSent(HookPayload payload) =>
        payload.Has(PayloadMarks.TurnId)
        || payload.TranscriptName.StartsWith("rollout-", StringComparison.Ordinal)
        || IsWithoutTranscript(payload);

    /// <summary>
    /// Of a session that is not kept it says that there is no transcript, which others do not; without a turn's id it says so only where no
    /// tool runs.
    /// </summary>
    private static bool IsWithoutTranscript(HookPayload payload) =>
        payload.Has(PayloadMarks.TranscriptPath)
        && payload.Input.ToolName is null
        && payload.Input.TranscriptPath is null
        && !payload.Has(PayloadMarks.Timestamp);

    /// <inheritdoc/>
    public override HookInput Read(HookPayload payload) =>
        // Its transcript has another form than the messages that are looked for.
        payload.WithTool() with
        {
            TranscriptPath = null,
            AgentTranscriptPath = null,
        };

    /// <inheritdoc/>
    public override string Answer(HookOutput output) =>
        StructuredAnswer.Of(output with { Decision = output.Decision is null ? null : "deny", WatchedFiles = [] });
}
