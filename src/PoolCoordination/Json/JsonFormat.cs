using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PoolCoordination.Json;

/// <summary>JSON files that people read too: indented, letters of all scripts as they are, a line break at the end.</summary>
internal static class JsonFormat
{
    /// <summary>The document as UTF-8.</summary>
    /// <param name="document">What to write.</param>
    /// <param name="indentation">How deep a level is indented: a number of spaces, or -1 for a tab.</param>
    public static ReadOnlyMemory<byte> Bytes(JsonNode document, int indentation = 2)
    {
        var options = new JsonWriterOptions
        {
            Indented = true,
            IndentCharacter = indentation < 0 ? '\t' : ' ',
            IndentSize = Math.Abs(indentation),
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, options))
            document.WriteTo(writer);
        buffer.Write("\n"u8);
        return buffer.WrittenMemory;
    }
}
