using PoolCoordination.Detection.Turns;
using PoolCoordination.Host;

namespace PoolCoordination.Agents;

/// <summary>
/// An agent whose client starts hooks: how its events are recognized and read, what it reads of an answer, and what it writes down of a
/// conversation.
/// </summary>
internal abstract class Agent
{
    /// <summary>Its name, as an option takes it and a session's record has it.</summary>
    public abstract string Name { get; }

    /// <summary>Where its client takes hooks from; null for Claude Code, whose settings have more of the pool than hooks.</summary>
    public virtual HookConfiguration? Configuration => null;

    /// <summary>The text of the file, where its client takes code.</summary>
    /// <param name="words">The command that handles an event, word by word.</param>
    /// <remarks>A method, so that hooks, which install nothing, do not carry the text.</remarks>
    public virtual string CodeOf(IReadOnlyList<string> words) => "";

    /// <summary>Whether an event is one of its client's, by what only that writes.</summary>
    public abstract bool HasSent(HookPayload payload);

    /// <summary>Reads an event of its client's.</summary>
    public abstract HookInput Read(HookPayload payload);

    /// <summary>What its client reads from the hook's standard output; empty where there is nothing that it would take.</summary>
    public abstract string Answer(HookOutput output);

    /// <summary>Whether its client shows the model a text at an event.</summary>
    /// <param name="eventName">One of <see cref="HookEventName"/>.</param>
    public virtual bool ShowsText(string eventName) => true;

    /// <summary>The messages of a conversation that are to be looked at; null where none can be read.</summary>
    /// <exception cref="IOException">The transcript cannot be read.</exception>
    public virtual Transcript? ReadTranscript(TranscriptQuery query) => null;

    /// <summary>Where a subagent's messages are; null where that is not known.</summary>
    /// <param name="path">The session's transcript.</param>
    /// <param name="subagent">The subagent's id.</param>
    public virtual string? TranscriptOfSubagent(string path, string subagent) => null;

    /// <summary>Waits, not for long, until the transcript has the message of an event.</summary>
    /// <param name="input">The event.</param>
    /// <param name="since">When the session began.</param>
    public virtual void WaitForMessage(HookInput input, DateTimeOffset since) { }

    /// <summary>The uses of tools of the present turn, in their order; null where that is not known.</summary>
    /// <param name="input">The event.</param>
    /// <param name="since">When the session began.</param>
    public virtual IReadOnlyList<ToolCall>? CallsOfTurn(HookInput input, DateTimeOffset since) => null;

    /// <summary>Where a session's transcript is; null where there is none, or its client keeps none that can be read.</summary>
    /// <param name="environment">The environment of the client.</param>
    /// <param name="sessionId">The session's id.</param>
    /// <remarks>No hook asks for it, nor for its lines, so that hooks do not carry how they are read.</remarks>
    public virtual string? FindTranscript(PoolEnvironment environment, string sessionId) => null;

    /// <summary>Reads a line of a transcript; null for one that does not matter.</summary>
    public virtual ConversationLine? ReadLine(ReadOnlySpan<byte> line) => null;
}
