namespace PoolCoordination.Agents;

/// <summary>An event of an agent's session, as far as a hook needs it. Its names and words are those of Claude Code.</summary>
internal sealed record HookInput
{
    /// <summary>The agent, such as <c>claude-code</c>; empty where nothing could be read of the event.</summary>
    public string Agent { get; init; } = "";

    /// <summary>The event's name, such as <c>Stop</c>.</summary>
    public string EventName { get; init; } = "";

    /// <summary>The session's id.</summary>
    public string SessionId { get; init; } = "";

    /// <summary>The session's transcript, or null.</summary>
    public string? TranscriptPath { get; init; }

    /// <summary>The transcript of the subagent that ended, or null.</summary>
    public string? AgentTranscriptPath { get; init; }

    /// <summary>The folder in which the model works now, or null.</summary>
    public string? WorkingFolder { get; init; }

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

    /// <summary>The name of the tool that is about to run or ran, or null.</summary>
    public string? ToolName { get; init; }

    /// <summary>The id of the tool's use, which the message that asked for it has too, or null.</summary>
    public string? ToolUseId { get; init; }

    /// <summary>The id of the subagent that is at work, whose messages stand in a transcript of its own, or null.</summary>
    public string? AgentId { get; init; }

    /// <summary>Whether a subagent is at work.</summary>
    public bool IsFromSubagent => AgentId is not null;

    /// <summary>The path of the file that the tool edits; null if it edits none.</summary>
    public string? EditedFile { get; init; }

    /// <summary>The line of commands that the tool hands to a shell; null if it hands over none.</summary>
    public string? Command { get; init; }

    /// <summary>Whether that shell is PowerShell.</summary>
    public bool IsPowerShell { get; init; }
}
