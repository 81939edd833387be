using System.Text.Unicode;
using PoolCoordination.Json;

namespace PoolCoordination.Hooks;

/// <summary>What Claude Code tells a hook, on standard input. Members that no hook of ours needs are passed over.</summary>
public sealed record HookInput
{
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

    /// <summary>The final message of the turn, or null.</summary>
    public string? LastAssistantMessage { get; init; }

    /// <summary>The name of the tool that is about to run or ran, or null.</summary>
    public string? ToolName { get; init; }

    /// <summary>The path of the file that the tool works on, or null.</summary>
    public string? ToolFile { get; init; }

    /// <summary>The path of the file that a tool is about to edit; null for tools that edit none.</summary>
    public string? EditedFile => ToolName is "Edit" or "Write" or "MultiEdit" or "NotebookEdit" ? ToolFile : null;

    /// <summary>Reads the input.</summary>
    /// <exception cref="PoolException">It is no JSON object, or what a hook needs is missing or of another type.</exception>
    public static HookInput Parse(ReadOnlySpan<byte> json)
    {
        if (IsBlank(json))
            throw new PoolException("The hook's input is empty; a JSON object with hook_event_name and session_id is needed.");
        if (!Utf8.IsValid(json))
            throw new PoolException("The hook's input is no valid UTF-8.");
        var reader = new JsonReader(json);
        var input = ReadMembers(ref reader);
        if (!reader.IsAtEnd())
            throw new PoolException($"The hook's input is no valid JSON object from byte {reader.TokenStartIndex} on.");
        if (input.EventName.Length == 0 || input.SessionId.Length == 0)
            throw new PoolException("The hook's input lacks hook_event_name or session_id.");
        return input;
    }

    private static bool IsBlank(ReadOnlySpan<byte> json)
    {
        foreach (var value in json)
        {
            if (value > ' ')
                return false;
        }

        return true;
    }

    private static HookInput ReadMembers(ref JsonReader reader)
    {
        var input = new HookInput();
        if (reader.Read() && reader.TokenType != JsonToken.StartObject)
            throw new PoolException($"The hook's input is no JSON object; it begins with {reader.TokenType}.");
        while (reader.Read() && reader.TokenType == JsonToken.PropertyName)
        {
            if (JsonText.Is(ref reader, "hook_event_name"u8))
                input = input with { EventName = Text(ref reader, "hook_event_name") ?? "" };
            else if (JsonText.Is(ref reader, "session_id"u8))
                input = input with { SessionId = Text(ref reader, "session_id") ?? "" };
            else if (JsonText.Is(ref reader, "transcript_path"u8))
                input = input with { TranscriptPath = Text(ref reader, "transcript_path") };
            else if (JsonText.Is(ref reader, "agent_transcript_path"u8))
                input = input with { AgentTranscriptPath = Text(ref reader, "agent_transcript_path") };
            else if (JsonText.Is(ref reader, "cwd"u8))
                input = input with { WorkingFolder = Text(ref reader, "cwd") };
            else if (JsonText.Is(ref reader, "prompt_id"u8))
                input = input with { PromptId = Text(ref reader, "prompt_id") };
            else if (JsonText.Is(ref reader, "last_assistant_message"u8))
                input = input with { LastAssistantMessage = Text(ref reader, "last_assistant_message") };
            else if (JsonText.Is(ref reader, "tool_name"u8))
                input = input with { ToolName = Text(ref reader, "tool_name") };
            else if (JsonText.Is(ref reader, "tool_input"u8))
                input = input with { ToolFile = FileOf(ref reader) };
            else
                SkipValue(ref reader);
        }

        return input;
    }

    /// <summary>The path in a tool's input, whose other members are the tool's own.</summary>
    private static string? FileOf(ref JsonReader reader)
    {
        string? file = null;
        reader.Read();
        if (reader.TokenType != JsonToken.StartObject)
        {
            reader.Skip();
            return null;
        }

        while (reader.Read() && reader.TokenType == JsonToken.PropertyName)
        {
            var isFile = JsonText.Is(ref reader, "file_path"u8) || JsonText.Is(ref reader, "notebook_path"u8);
            reader.Read();
            if (isFile && reader.TokenType == JsonToken.String)
                file = JsonText.Read(ref reader);
            else
                reader.Skip();
        }

        return file;
    }

    private static string? Text(ref JsonReader reader, string name)
    {
        reader.Read();
        return reader.TokenType switch
        {
            JsonToken.String => JsonText.Read(ref reader) is { Length: > 0 } text ? text : null,
            JsonToken.Null or JsonToken.None => null,
            var other => throw new PoolException($"In the hook's input, {name} is no string but {other}."),
        };
    }

    private static void SkipValue(ref JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }
}
