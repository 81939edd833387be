using System.Runtime.CompilerServices;

namespace PoolCoordination.Agents;

/// <summary>An event of an agent's session, as far as a hook needs it: in the same words for all agents.</summary>
internal sealed record HookInput
{
    /// <summary>The agent, such as <c>claude</c>; empty where nothing could be read of the event.</summary>
    public string Agent { get; init; } = "";

    /// <summary>One of <see cref="HookEventName"/>, or the name that the agent gives to another event.</summary>
    public string EventName { get; init; } = "";

    /// <summary>The session's id.</summary>
    public string SessionId { get; init; } = "";

    /// <summary>The session's transcript, or null.</summary>
    public string? TranscriptPath { get; init; }

    /// <summary>The transcript of the subagent that ended, or null.</summary>
    public string? AgentTranscriptPath { get; init; }

    /// <summary>The folder in which the model works now, or null.</summary>
    public string? WorkingFolder { get; init; }

    /// <summary>When it happened, as the agent writes times, or null.</summary>
    public string? Time { get; init; }

    /// <summary>The id of the turn, or null.</summary>
    public string? PromptId { get; init; }

    /// <summary>Why a session starts, such as <c>startup</c> or <c>fork</c>, or null.</summary>
    public string? Source { get; init; }

    /// <summary>Why a session ends, such as <c>clear</c>, or null.</summary>
    public string? Reason { get; init; }

    /// <summary>What the user asks the model to do, or null.</summary>
    public string? Prompt { get; init; }

    /// <summary>The title that the session's user gave it, or null.</summary>
    public string? SessionTitle { get; init; }

    /// <summary>Whether the subagent is one that the client itself uses, as to compact a conversation: its type is empty.</summary>
    public bool IsFromClientAgent { get; init; }

    /// <summary>The final message of the turn, or null.</summary>
    public string? LastAssistantMessage { get; init; }

    /// <summary>Whether the turn that stops went on because a hook had asked for it.</summary>
    public bool IsContinuedByHook { get; init; }

    /// <summary>The name of the tool that is about to run or ran, or null.</summary>
    public string? ToolName { get; init; }

    /// <summary>The id of the tool's use, which the message that asked for it has too, or null.</summary>
    public string? ToolUseId { get; init; }

    /// <summary>The id of the subagent that is at work, whose messages stand in a transcript of its own, or null.</summary>
    public string? AgentId { get; init; }

    /// <summary>Whether a subagent is at work.</summary>
    public bool IsFromSubagent => AgentId is not null;

    /// <summary>Whether the tool edits files.</summary>
    public bool IsEdit { get; init; }

    /// <summary>The paths of the files that the tool edits; none where it edits none, or the event does not name them.</summary>
    public IReadOnlyList<string> EditedFiles { get; init; } = [];

    /// <summary>The line of commands that the tool hands to a shell; null if it hands over none.</summary>
    public string? Command { get; init; }

    /// <summary>The folder in which it runs, where that is not the one in which the model works; null else.</summary>
    public string? CommandFolder { get; init; }

    /// <summary>How long the tool ran that has ended; null where that is not known.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Whether that shell is PowerShell.</summary>
    public bool IsPowerShell { get; init; }

    /// <summary>Whether it is the same event. What two say is never compared; code for that would only make each start longer.</summary>
    public bool Equals(HookInput? other) => ReferenceEquals(this, other);

    /// <summary>A hash of the event itself.</summary>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    /// <summary>The session's id.</summary>
    public override string ToString() => SessionId;
}
