using System.Text.Unicode;
using PoolCoordination.Faults;
using PoolCoordination.Json;
using PoolCoordination.Text;

namespace PoolCoordination.Hooks;

/// <summary>What Claude Code tells a hook, on standard input. Members that no hook of ours needs are passed over.</summary>
internal sealed record HookInput
{
    /// <summary>
    /// The length in bytes that an input is shorter than: the largest of real ones have a message or a file of some megabytes.
    /// </summary>
    public const int Longest = 64 * 1024 * 1024;

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

    /// <summary>Whether the subagent is one that the client itself uses, as to compact a conversation: its type is empty.</summary>
    public bool IsFromClientAgent { get; init; }

    /// <summary>The final message of the turn, or null.</summary>
    public string? LastAssistantMessage { get; init; }

    /// <summary>The name of the tool that is about to run or ran, or null.</summary>
    public string? ToolName { get; init; }

    /// <summary>The id of the tool's use, which the message that asked for it has too, or null.</summary>
    public string? ToolUseId { get; init; }

    /// <summary>Whether a subagent is at work, whose messages stand in a transcript of its own.</summary>
    public bool IsFromSubagent { get; init; }

    /// <summary>The path of the file that the tool works on, or null.</summary>
    public string? ToolFile { get; init; }

    /// <summary>The path of the file that a tool is about to edit; null for tools that edit none.</summary>
    public string? EditedFile => EditTool.IsOne(ToolName) ? ToolFile : null;

    /// <summary>Reads the input.</summary>
    /// <exception cref="PoolException">It is not a JSON object, or what a hook needs is missing or of another type.</exception>
    public static HookInput Parse(ReadOnlySpan<byte> json)
    {
        var input = Read(json, out var fault);
        return fault is null ? input : throw new PoolException(fault);
    }

    /// <summary>Reads the input as far as it can be read.</summary>
    /// <param name="json">The input as UTF-8.</param>
    /// <param name="fault">What is wrong with it; null where nothing is.</param>
    internal static HookInput Read(ReadOnlySpan<byte> json, out string? fault)
    {
        json = JsonText.AsUtf8(json);
        fault = FaultOf(json);
        if (fault is not null && json.Length < Longest)
            return Unreadable(json);
        var reader = new JsonReader(ByteOrderMark.Skip(json));
        try
        {
            var input = ReadMembers(ref reader);
            fault ??=
                !reader.IsAtEnd() ? $"The hook's input is not a valid JSON object (error at byte {reader.TokenStartIndex})."
                : input.EventName.Length == 0 || input.SessionId.Length == 0 ? "The hook's input lacks hook_event_name or session_id."
                : null;
            return input.EventName.Length > 0 ? input : Unreadable(json);
        }
        catch (PoolException exception)
        {
            fault ??= exception.Message;
            return Unreadable(json);
        }
    }

    /// <summary>
    /// What can be told of an input that is not an event as a client writes it: whether it names the event of a tool that is about to run.
    /// </summary>
    private static HookInput Unreadable(ReadOnlySpan<byte> json) => new() { EventName = IsBeforeTool(json) ? "PreToolUse" : "" };

    private static bool IsBeforeTool(ReadOnlySpan<byte> json)
    {
        var name = "\"hook_event_name\""u8;
        var blanks = " \t\r\n"u8;
        if (json.IndexOf(name) is not (>= 0 and var at))
            return false;
        var rest = json[(at + name.Length)..].TrimStart(blanks);
        return rest is [(byte)':', ..] && rest[1..].TrimStart(blanks).StartsWith("\"PreToolUse\""u8);
    }

    private static string? FaultOf(ReadOnlySpan<byte> json) =>
        IsBlank(json) ? "The hook's input is empty; expected a JSON object with hook_event_name and session_id."
        : json.Length >= Longest ? $"The hook's input is larger than {Longest / 1024 / 1024} MB; the rest was not read."
        : !Utf8.IsValid(json) ? "The hook's input is not valid UTF-8."
        : null;

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
            throw new PoolException("The hook's input is not a JSON object.");
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
            else if (JsonText.Is(ref reader, "source"u8))
                input = input with { Source = AnyText(ref reader) };
            else if (JsonText.Is(ref reader, "agent_type"u8))
                input = input with { IsFromClientAgent = AnyText(ref reader) is "" };
            else if (JsonText.Is(ref reader, "last_assistant_message"u8))
                input = input with { LastAssistantMessage = Text(ref reader, "last_assistant_message") };
            else if (JsonText.Is(ref reader, "tool_name"u8))
                input = input with { ToolName = Text(ref reader, "tool_name") };
            else if (JsonText.Is(ref reader, "tool_use_id"u8))
                input = input with { ToolUseId = AnyText(ref reader) is { Length: > 0 } id ? id : null };
            else if (JsonText.Is(ref reader, "agent_id"u8))
                input = input with { IsFromSubagent = AnyText(ref reader) is { Length: > 0 } };
            else if (JsonText.Is(ref reader, "tool_input"u8))
                input = input with { ToolFile = EditTool.ReadFile(ref reader) };
            else
                SkipValue(ref reader);
        }

        return input;
    }

    private static string? Text(ref JsonReader reader, string name)
    {
        reader.Read();
        return reader.TokenType switch
        {
            JsonToken.String => JsonText.Read(ref reader) is { Length: > 0 } text ? text : null,
            JsonToken.Null or JsonToken.None => null,
            _ => throw new PoolException($"In the hook's input, {name} is not a string."),
        };
    }

    /// <summary>A text that other events may have as something else.</summary>
    private static string? AnyText(ref JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonToken.String)
            return JsonText.Read(ref reader);
        reader.Skip();
        return null;
    }

    private static void SkipValue(ref JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }
}
