using PoolCoordination.Detection.Turns;
using PoolCoordination.Host;

namespace PoolCoordination.Agents.ClaudeCode;

/// <summary>Claude Code. Clients that imitate its hooks count as it.</summary>
internal sealed class ClaudeCodeAgent : Agent
{
    /// <inheritdoc/>
    public override string Name => "claude";

    /// <inheritdoc/>
    public override bool HasSent(HookPayload payload) => true;

    /// <inheritdoc/>
    public override HookInput Read(HookPayload payload) => payload.WithTool() with { CommandFolder = null };

    /// <inheritdoc/>
    public override string Answer(HookOutput output) => Agents.ClaudeCode.Answer.ToText(output);

    /// <inheritdoc/>
    public override Transcript? ReadTranscript(TranscriptQuery query) => TranscriptReader.Read(query);

    /// <inheritdoc/>
    public override string? TranscriptOfSubagent(string path, string subagent) => TranscriptReader.PathOfSubagent(path, subagent);

    /// <inheritdoc/>
    public override void WaitForMessage(HookInput input, DateTimeOffset since) => TranscriptLag.WaitForMessage(input, since);

    /// <inheritdoc/>
    public override IReadOnlyList<ToolCall>? CallsOfTurn(HookInput input, DateTimeOffset since) =>
        File.Exists(input.TranscriptPath) ? TurnReader.Read(input.TranscriptPath, input.PromptId, since) : null;

    /// <inheritdoc/>
    public override string? FindTranscript(PoolEnvironment environment, string sessionId) =>
        Conversation.Find(environment.ConfigFolder, sessionId);

    /// <inheritdoc/>
    public override ConversationLine? ReadLine(ReadOnlySpan<byte> line) => Conversation.Read(line);
}
