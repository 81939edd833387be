using PoolCoordination.Json;

namespace PoolCoordination.Agents.ClaudeCode;

/// <summary>
/// A line of a transcript, as far as it matters here. The format is the client's own and not stable: what is not known is passed
/// over. Lines can be large, as tools' results stand in them, so bytes are looked at before anything is parsed.
/// </summary>
internal sealed class TranscriptLine
{
    private bool _isMeta;
    private bool _isToolResult;

    private TranscriptLine() { }

    /// <summary>Whether the assistant wrote it.</summary>
    public bool IsFromAssistant { get; private set; }

    /// <summary>Whether it is a subagent's.</summary>
    public bool IsSidechain { get; private set; }

    /// <summary>The turn's id on a line of the user's side, or null.</summary>
    public string? PromptId { get; private set; }

    /// <summary>The id of the turn, or that of the line which begins one in a transcript without turn ids; null elsewhere.</summary>
    public string? TurnKey => PromptId ?? (!IsFromAssistant && !_isMeta && !_isToolResult ? Uuid : null);

    /// <summary>The assistant's texts, in their order.</summary>
    public List<string> Texts { get; } = [];

    /// <summary>The uses of tools that it asks for, in their order.</summary>
    public List<TranscriptCall> Calls { get; } = [];

    /// <summary>When it was written; copied lines keep their time. The latest time there is where it does not say.</summary>
    public DateTimeOffset Time { get; private set; } = DateTimeOffset.MaxValue;

    /// <summary>The folder in which the model worked; null where it does not say.</summary>
    public string? Folder { get; private set; }

    private string? Uuid { get; set; }

    /// <summary>Parses a line that may matter.</summary>
    /// <param name="line">The line.</param>
    /// <param name="isTextWanted">Whether texts without a fence are wanted too.</param>
    /// <returns>Null for a line that does not matter or is not JSON.</returns>
    public static TranscriptLine? Parse(ReadOnlySpan<byte> line, bool isTextWanted)
    {
        var isUsers = line.IndexOf("\"user\""u8) >= 0;
        var hasText = isTextWanted || line.IndexOf("```"u8) >= 0 || line.IndexOf("~~~"u8) >= 0;
        if (!isUsers && (!hasText || line.IndexOf("\"assistant\""u8) < 0))
            return null;
        var reader = new JsonReader(line);
        var parsed = new TranscriptLine();
        return reader.Read() && reader.TokenType == JsonToken.StartObject && parsed.ReadMembers(ref reader) && !reader.IsMalformed
            ? parsed
            : null;
    }

    private bool ReadMembers(ref JsonReader reader)
    {
        var type = "";
        while (reader.Read() && reader.TokenType == JsonToken.PropertyName)
        {
            if (JsonText.Is(ref reader, "type"u8))
                type = Text(ref reader);
            else if (JsonText.Is(ref reader, "isSidechain"u8))
                IsSidechain = IsTrue(ref reader);
            else if (JsonText.Is(ref reader, "isMeta"u8))
                _isMeta = IsTrue(ref reader);
            else if (JsonText.Is(ref reader, "promptId"u8))
                PromptId = Text(ref reader) is { Length: > 0 } id ? id : null;
            else if (JsonText.Is(ref reader, "uuid"u8))
                Uuid = Text(ref reader);
            else if (JsonText.Is(ref reader, "cwd"u8))
                Folder = Text(ref reader) is { Length: > 0 } folder ? folder : null;
            else if (JsonText.Is(ref reader, "timestamp"u8))
                Time = AgentTime.Read(Text(ref reader));
            else if (JsonText.Is(ref reader, "message"u8))
                ReadMessage(ref reader);
            else
                Skip(ref reader);
            // What follows in a user's line can be a tool's result of megabytes.
            if (type == "user" && PromptId is not null)
                return true;
        }

        IsFromAssistant = type == "assistant";
        return IsFromAssistant || type == "user";
    }

    private void ReadMessage(ref JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonToken.StartObject)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonToken.PropertyName)
        {
            var isContent = JsonText.Is(ref reader, "content"u8);
            reader.Read();
            if (isContent && reader.TokenType == JsonToken.String)
                Texts.Add(JsonText.Read(ref reader));
            else if (isContent && reader.TokenType == JsonToken.StartArray)
                ReadContent(ref reader);
            else
                reader.Skip();
        }
    }

    private void ReadContent(ref JsonReader reader)
    {
        while (reader.Read() && reader.TokenType != JsonToken.EndArray)
        {
            if (reader.TokenType != JsonToken.StartObject)
            {
                reader.Skip();
                continue;
            }

            string type = "", text = "", id = "", name = "";
            var input = new ToolInput();
            while (reader.Read() && reader.TokenType == JsonToken.PropertyName)
            {
                if (JsonText.Is(ref reader, "type"u8))
                    type = Text(ref reader);
                else if (JsonText.Is(ref reader, "text"u8))
                    text = Text(ref reader);
                else if (JsonText.Is(ref reader, "id"u8))
                    id = Text(ref reader);
                else if (JsonText.Is(ref reader, "name"u8))
                    name = Text(ref reader);
                else if (JsonText.Is(ref reader, "input"u8))
                    input = ToolInput.Read(ref reader);
                else
                    Skip(ref reader);
            }

            _isToolResult |= type == "tool_result";
            if (type == "text" && text.Length > 0)
                Texts.Add(text);
            if (type == "tool_use")
                Calls.Add(new TranscriptCall(id, name, input));
        }
    }

    private static string Text(ref JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonToken.String)
            return JsonText.Read(ref reader);
        reader.Skip();
        return "";
    }

    private static bool IsTrue(ref JsonReader reader)
    {
        reader.Read();
        var isTrue = reader.TokenType == JsonToken.True;
        reader.Skip();
        return isTrue;
    }

    private static void Skip(ref JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }
}
