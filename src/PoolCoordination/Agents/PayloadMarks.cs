namespace PoolCoordination.Agents;

/// <summary>Members of an event's JSON that not all agents write.</summary>
[Flags]
internal enum PayloadMarks
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary><c>turn_id</c>: of Codex.</summary>
    TurnId = 1,

    /// <summary><c>timestamp</c>: of Copilot and Gemini.</summary>
    Timestamp = 2,

    /// <summary><c>conversation_id</c>: of Cursor.</summary>
    ConversationId = 4,

    /// <summary><c>transcript_path</c>, also where it is null or empty: not of Copilot before a turn ends.</summary>
    TranscriptPath = 8,
}
