using System.Text.Unicode;
using PoolCoordination.Faults;
using PoolCoordination.Json;
using PoolCoordination.Text;

namespace PoolCoordination.Agents;

/// <summary>Parses the JSON that an agent's client writes to a hook's standard input. Members that no hook needs are skipped.</summary>
internal static class HookPayloadParser
{
    /// <summary>A day: nothing that a turn waits for takes longer.</summary>
    private const double LongestMilliseconds = 24 * 60 * 60 * 1000;

    private const int Megabytes = HookInputReader.Longest / 1024 / 1024;

    /// <summary>Parses an input as far as possible.</summary>
    /// <param name="json">The input as UTF-8.</param>
    /// <param name="fault">What is wrong with the input; null if nothing is.</param>
    public static HookPayload Parse(ReadOnlySpan<byte> json, out string? fault)
    {
        json = JsonText.AsUtf8(json);
        fault = FaultOf(json);
        if (fault is not null && json.Length < HookInputReader.Longest)
            return Unreadable(json);
        var reader = new JsonReader(ByteOrderMark.Skip(json));
        try
        {
            var payload = ReadMembers(ref reader);
            var input = payload.Input;
            fault ??=
                !reader.IsAtEnd() ? $"The hook's input is not a valid JSON object (error at byte {reader.TokenStartIndex})."
                : input.EventName.Length == 0 || input.SessionId.Length == 0 ? "The hook's input lacks hook_event_name or session_id."
                : null;
            return input.EventName.Length > 0 ? payload : Unreadable(json);
        }
        catch (PoolException exception)
        {
            fault ??= exception.Message;
            return Unreadable(json);
        }
    }

    /// <summary>
    /// The event of an input that cannot be parsed. It has a name only if the input names the event of a tool that is about to run.
    /// </summary>
    private static HookPayload Unreadable(ReadOnlySpan<byte> json) =>
        new(new HookInput { EventName = IsBeforeTool(json) ? HookEventName.PreToolUse : "" }, new ToolInput(), PayloadMarks.None);

    private static bool IsBeforeTool(ReadOnlySpan<byte> json)
    {
        var name = "\"hook_event_name\""u8;
        var blanks = " \t\r\n"u8;
        if (json.IndexOf(name) is not (>= 0 and var at))
            return false;
        var rest = json[(at + name.Length)..].TrimStart(blanks);
        if (rest is not [(byte)':', ..])
            return false;
        var value = rest[1..].TrimStart(blanks);
        // Whoever calls it otherwise is an agent that is named, as nothing else can be read that tells which one it is.
        return value.StartsWith("\"PreToolUse\""u8) || value.StartsWith("\"preToolUse\""u8) || value.StartsWith("\"BeforeTool\""u8);
    }

    private static string? FaultOf(ReadOnlySpan<byte> json) =>
        IsBlank(json) ? "The hook's input is empty; expected a JSON object with hook_event_name and session_id."
        : json.Length >= HookInputReader.Longest ? $"The hook's input is larger than {Megabytes} MB; the rest was not read."
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

    private static HookPayload ReadMembers(ref JsonReader reader)
    {
        var input = new HookInput();
        var marks = PayloadMarks.None;
        string? parent = null;
        List<string> workspaces = [];
        var tool = new ToolInput();
        if (reader.Read() && reader.TokenType != JsonToken.StartObject)
            throw new PoolException("The hook's input is not a JSON object.");
        while (reader.Read() && reader.TokenType == JsonToken.PropertyName)
        {
            if (JsonText.Is(ref reader, "hook_event_name"u8))
                input = input with { EventName = Text(ref reader, "hook_event_name") ?? "" };
            else if (JsonText.Is(ref reader, "session_id"u8))
                input = input with { SessionId = Text(ref reader, "session_id") ?? "" };
            else if (JsonText.Is(ref reader, "transcript_path"u8))
                (input, marks) = (
                    input with { TranscriptPath = Text(ref reader, "transcript_path") },
                    marks | PayloadMarks.TranscriptPath
                );
            else if (JsonText.Is(ref reader, "agent_transcript_path"u8))
                input = input with { AgentTranscriptPath = Text(ref reader, "agent_transcript_path") };
            else if (JsonText.Is(ref reader, "cwd"u8))
                input = input with { WorkingFolder = Path(ref reader, "cwd") };
            else if (JsonText.Is(ref reader, "workspace_roots"u8))
                workspaces = Paths(ref reader);
            else if (JsonText.Is(ref reader, "prompt_id"u8))
                input = input with { PromptId = Text(ref reader, "prompt_id") };
            else if (JsonText.Is(ref reader, "source"u8))
                input = input with { Source = AnyText(ref reader) };
            else if (JsonText.Is(ref reader, "reason"u8))
                input = input with { Reason = AnyText(ref reader) };
            else if (JsonText.Is(ref reader, "prompt"u8))
                input = input with { Prompt = AnyText(ref reader) };
            else if (JsonText.Is(ref reader, "session_title"u8))
                input = input with { SessionTitle = AnyText(ref reader) };
            else if (JsonText.Is(ref reader, "agent_type"u8))
                input = input with { IsFromClientAgent = AnyText(ref reader) is "" };
            else if (JsonText.Is(ref reader, "last_assistant_message"u8) || JsonText.Is(ref reader, "prompt_response"u8))
                input = input with { LastAssistantMessage = Text(ref reader, "last_assistant_message") };
            else if (JsonText.Is(ref reader, "stop_hook_active"u8))
                input = input with { IsContinuedByHook = IsTrue(ref reader) };
            else if (JsonText.Is(ref reader, "text"u8))
                input = input with { LastAssistantMessage = AnyText(ref reader) ?? input.LastAssistantMessage };
            else if (JsonText.Is(ref reader, "tool_name"u8))
                input = input with { ToolName = Text(ref reader, "tool_name") };
            else if (JsonText.Is(ref reader, "tool_use_id"u8))
                input = input with { ToolUseId = AnyText(ref reader) is { Length: > 0 } id ? id : null };
            else if (JsonText.Is(ref reader, "agent_id"u8))
                input = input with { AgentId = AnyText(ref reader) is { Length: > 0 } id ? id : null };
            else if (JsonText.Is(ref reader, "parent_agent_id"u8))
                parent = AnyText(ref reader);
            else if (JsonText.Is(ref reader, "duration_ms"u8))
                input = input with { Duration = Milliseconds(ref reader) };
            else if (JsonText.Is(ref reader, "tool_input"u8))
                tool = ToolInput.Read(ref reader);
            else if (MarkOf(ref reader) is var mark and not PayloadMarks.None)
                (input, marks) = (ReadMarked(ref reader, input, mark), marks | mark);
            else
                SkipValue(ref reader);
        }

        var folder = input.WorkingFolder ?? (workspaces.Count > 0 ? workspaces[0] : null);
        return new HookPayload(input with { WorkingFolder = folder }, tool, marks, parent) { Workspaces = workspaces };
    }

    private static PayloadMarks MarkOf(ref JsonReader reader) =>
        JsonText.Is(ref reader, "turn_id"u8) ? PayloadMarks.TurnId
        : JsonText.Is(ref reader, "timestamp"u8) ? PayloadMarks.Timestamp
        : JsonText.Is(ref reader, "conversation_id"u8) ? PayloadMarks.ConversationId
        : PayloadMarks.None;

    private static HookInput ReadMarked(ref JsonReader reader, HookInput input, PayloadMarks mark) =>
        (mark, AnyText(ref reader)) switch
        {
            (PayloadMarks.TurnId, { Length: > 0 } turn) => input with { PromptId = turn },
            (PayloadMarks.Timestamp, { } time) => input with { Time = time },
            (PayloadMarks.ConversationId, { } conversation) when input.SessionId.Length == 0 => input with { SessionId = conversation },
            _ => input,
        };

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

    /// <summary>A path; null where it has a character that no path has.</summary>
    private static string? Path(ref JsonReader reader, string name) =>
        Text(ref reader, name) is { } path && !path.Contains('\0', StringComparison.Ordinal) ? path : null;

    /// <summary>The paths of a list, without those that have a character that no path has.</summary>
    private static List<string> Paths(ref JsonReader reader)
    {
        var paths = new List<string>();
        reader.Read();
        if (reader.TokenType != JsonToken.StartArray)
        {
            reader.Skip();
            return paths;
        }

        while (reader.Read() && reader.TokenType != JsonToken.EndArray)
        {
            if (
                reader.TokenType == JsonToken.String
                && JsonText.Read(ref reader) is var path
                && !path.Contains('\0', StringComparison.Ordinal)
            )
                paths.Add(path);
            reader.Skip();
        }

        return paths;
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

    private static bool IsTrue(ref JsonReader reader)
    {
        reader.Read();
        var isTrue = reader.TokenType == JsonToken.True;
        reader.Skip();
        return isTrue;
    }

    private static TimeSpan? Milliseconds(ref JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonToken.Number && reader.TryGetDouble(out var number) && number is >= 0 and <= LongestMilliseconds)
            return TimeSpan.FromTicks((long)number * TimeSpan.TicksPerMillisecond);
        reader.Skip();
        return null;
    }

    private static void SkipValue(ref JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }
}
