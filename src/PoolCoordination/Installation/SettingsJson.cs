using System.Text.Json;
using System.Text.Json.Nodes;
using PoolCoordination.Faults;
using PoolCoordination.Json;
using PoolCoordination.Text;

namespace PoolCoordination.Installation;

/// <summary>The JSON object of a settings file that people write, too.</summary>
internal static class SettingsJson
{
    /// <summary>Reads it; a file of nothing has an object without members, as clients take it.</summary>
    /// <param name="path">The file, for the error.</param>
    /// <param name="content">What it has.</param>
    /// <param name="allowsComments">Whether the client takes comments and trailing commas.</param>
    /// <exception cref="PoolException">It is not valid JSON, or no object.</exception>
    public static JsonObject Parse(string path, byte[] content, bool allowsComments = false)
    {
        if (IsBlank(content))
            return [];
        var options = new JsonDocumentOptions
        {
            AllowDuplicateProperties = false,
            AllowTrailingCommas = allowsComments,
            CommentHandling = allowsComments ? JsonCommentHandling.Skip : JsonCommentHandling.Disallow,
            MaxDepth = JsonEdit.DeepestNesting,
        };
        try
        {
            if (JsonNode.Parse(ByteOrderMark.Skip(content), documentOptions: options) is not JsonObject settings)
                throw Fault(path, "it does not begin with '{'.");
            // Half of a character in a text is found only when that is read.
            _ = JsonFormat.Bytes(settings);
            return settings;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw Fault(path, JsonFault.Of(exception, ByteOrderMark.Skip(content)), exception);
        }
    }

    /// <summary>Whether a file has nothing but blanks.</summary>
    public static bool IsBlank(byte[] content) => ByteOrderMark.Skip(content).IndexOfAnyExcept(" \t\r\n"u8) < 0;

    /// <summary>A text; null for another value.</summary>
    public static string? TextOf(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static PoolException Fault(string path, string what, Exception? inner = null) =>
        new($"The file '{path}' is not a valid JSON object and was left unchanged: {what}", inner) { Fault = PoolFault.Settings };
}
