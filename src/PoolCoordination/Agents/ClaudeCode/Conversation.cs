using PoolCoordination.Json;

namespace PoolCoordination.Agents.ClaudeCode;

/// <summary>
/// When the turns of a conversation were: the client keeps it in its folder, in one for each working folder, as a file of lines that is
/// named after the session.
/// </summary>
internal static class Conversation
{
    private const string Interruption = "[Request interrupted";

    // Why the model stopped where it goes on after it.
    private const string ToolUse = "tool_use";
    private const string Pause = "pause_turn";

    /// <summary>The transcript of a session; null where there is none.</summary>
    /// <param name="configFolder">The client's folder.</param>
    /// <param name="sessionId">The session's id.</param>
    public static string? Find(string configFolder, string sessionId)
    {
        var projects = Path.Combine(configFolder, "projects");
        var isName = sessionId.Length > 0 && sessionId.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_');
        if (!isName || !Directory.Exists(projects))
            return null;
        var paths = Directory.EnumerateDirectories(projects).Select(folder => Path.Combine(folder, sessionId + ".jsonl"));
        return paths.FirstOrDefault(File.Exists);
    }

    /// <summary>Reads a line; null for one of neither side, or of a subagent.</summary>
    public static ConversationLine? Read(ReadOnlySpan<byte> line)
    {
        if (line.IndexOf("\"user\""u8) < 0 && line.IndexOf("\"assistant\""u8) < 0)
            return null;
        var reader = new JsonReader(line);
        if (!reader.Read() || reader.TokenType != JsonToken.StartObject)
            return null;
        var (type, time, isOther) = ("", DateTimeOffset.MaxValue, false);
        var (prompt, reason) = ((string?)null, (string?)null);
        while (reader.Read() && reader.TokenType == JsonToken.PropertyName)
        {
            if (JsonText.Is(ref reader, "type"u8))
                type = Text(ref reader) ?? "";
            else if (JsonText.Is(ref reader, "timestamp"u8))
                time = AgentTime.Read(Text(ref reader));
            else if (JsonText.Is(ref reader, "isSidechain"u8) || JsonText.Is(ref reader, "isMeta"u8))
                isOther |= reader.Read() && reader.TokenType == JsonToken.True;
            else if (JsonText.Is(ref reader, "message"u8))
                (prompt, reason) = ReadMessage(ref reader);
            else if (reader.Read())
                reader.Skip();
        }

        if (isOther || reader.IsMalformed || type is not ("user" or "assistant") || time == DateTimeOffset.MaxValue)
            return null;
        var isInterruption = type == "user" && prompt?.StartsWith(Interruption, StringComparison.Ordinal) == true;
        return new ConversationLine(time, type == "user" && !isInterruption ? prompt : null)
        {
            EndsTurn = isInterruption || (type == "assistant" && reason is not (null or ToolUse or Pause)),
        };
    }

    /// <summary>The text of a message, if it has one, which a tool's result has not; and why the model stopped, if it says that.</summary>
    private static (string? Text, string? Reason) ReadMessage(ref JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonToken.StartObject)
        {
            reader.Skip();
            return (null, null);
        }

        string? text = null, reason = null;
        while (reader.Read() && reader.TokenType == JsonToken.PropertyName)
        {
            var (isContent, isReason) = (JsonText.Is(ref reader, "content"u8), JsonText.Is(ref reader, "stop_reason"u8));
            reader.Read();
            if (isContent && reader.TokenType == JsonToken.String)
                text = JsonText.Read(ref reader);
            else if (isContent && reader.TokenType == JsonToken.StartArray)
                text = ReadContent(ref reader);
            else if (isReason && reader.TokenType == JsonToken.String)
                reason = JsonText.Read(ref reader);
            else
                reader.Skip();
        }

        return (text, reason);
    }

    private static string? ReadContent(ref JsonReader reader)
    {
        string? first = null;
        while (reader.Read() && reader.TokenType != JsonToken.EndArray)
        {
            if (reader.TokenType != JsonToken.StartObject)
            {
                reader.Skip();
                continue;
            }

            while (reader.Read() && reader.TokenType == JsonToken.PropertyName)
            {
                if (JsonText.Is(ref reader, "text"u8))
                    first ??= Text(ref reader);
                else if (reader.Read())
                    reader.Skip();
            }
        }

        return first;
    }

    private static string? Text(ref JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonToken.String)
            return JsonText.Read(ref reader);
        reader.Skip();
        return null;
    }
}
