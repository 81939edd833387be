using PoolCoordination.Json;

namespace PoolCoordination.Agents.ClaudeCode;

/// <summary>The result of a tool's use in a transcript.</summary>
/// <param name="id">The id of the use.</param>
/// <param name="isFailed">Whether it is an error, or the user refused it.</param>
/// <param name="output">What the tool gave; of a long text the beginning and the end.</param>
internal sealed class TranscriptResult(string id, bool isFailed, string output)
{
    private const int LongestBeginning = 600;
    private const int LongestEnd = 2000;

    /// <summary>The id of the use.</summary>
    public string Id => id;

    /// <summary>Whether it is an error, or the user refused it.</summary>
    public bool IsFailed => isFailed;

    /// <summary>What the tool gave; of a long text the beginning and the end.</summary>
    public string Output => output;

    /// <summary>The results in a line, in their order; none in one that has none or is not JSON.</summary>
    public static IReadOnlyList<TranscriptResult> In(ReadOnlySpan<byte> line)
    {
        if (line.IndexOf("\"tool_result\""u8) < 0)
            return [];
        var results = new List<TranscriptResult>();
        var reader = new JsonReader(line);
        if (reader.Read() && reader.TokenType == JsonToken.StartObject)
            ReadMembers(ref reader, "message"u8, results);
        return results;
    }

    /// <summary>Reads the member of a name of the object that the reader is in; the message in a line, the content in a message.</summary>
    private static void ReadMembers(ref JsonReader reader, ReadOnlySpan<byte> name, List<TranscriptResult> results)
    {
        while (reader.Read() && reader.TokenType == JsonToken.PropertyName)
        {
            var isWanted = JsonText.Is(ref reader, name);
            reader.Read();
            if (isWanted && reader.TokenType == JsonToken.StartObject)
                ReadMembers(ref reader, "content"u8, results);
            else if (isWanted && reader.TokenType == JsonToken.StartArray)
                ReadContent(ref reader, results);
            else
                reader.Skip();
        }
    }

    private static void ReadContent(ref JsonReader reader, List<TranscriptResult> results)
    {
        while (reader.Read() && reader.TokenType != JsonToken.EndArray)
        {
            if (reader.TokenType != JsonToken.StartObject)
            {
                reader.Skip();
                continue;
            }

            var (use, text, isError) = ("", "", false);
            while (reader.Read() && reader.TokenType == JsonToken.PropertyName)
            {
                var isId = JsonText.Is(ref reader, "tool_use_id"u8);
                var isContent = JsonText.Is(ref reader, "content"u8);
                var isOutcome = JsonText.Is(ref reader, "is_error"u8);
                reader.Read();
                if (isId && reader.TokenType == JsonToken.String)
                    use = JsonText.Read(ref reader);
                else if (isContent)
                    text = ReadOutput(ref reader);
                else
                    isError |= isOutcome && reader.TokenType == JsonToken.True;
                if (!isContent)
                    reader.Skip();
            }

            if (use.Length > 0)
                results.Add(new TranscriptResult(use, isError, text));
        }
    }

    /// <summary>Reads the text of a result, or the texts of its parts.</summary>
    private static string ReadOutput(ref JsonReader reader)
    {
        if (reader.TokenType == JsonToken.String)
            return Shortened(JsonText.Read(ref reader));
        if (reader.TokenType != JsonToken.StartArray)
        {
            reader.Skip();
            return "";
        }

        var output = "";
        while (reader.Read() && reader.TokenType != JsonToken.EndArray)
        {
            if (reader.TokenType != JsonToken.StartObject)
            {
                reader.Skip();
                continue;
            }

            while (reader.Read() && reader.TokenType == JsonToken.PropertyName)
            {
                var isText = JsonText.Is(ref reader, "text"u8);
                reader.Read();
                if (isText && reader.TokenType == JsonToken.String)
                    output = Shortened($"{output}{JsonText.Read(ref reader)}\n");
                else
                    reader.Skip();
            }
        }

        return output;
    }

    private static string Shortened(string text) =>
        text.Length <= LongestBeginning + LongestEnd ? text : $"{text[..LongestBeginning]}\n{text[^LongestEnd..]}";

    /// <summary>The id of the use.</summary>
    public override string ToString() => Id;
}
