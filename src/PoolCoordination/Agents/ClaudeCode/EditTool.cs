using PoolCoordination.Json;

namespace PoolCoordination.Agents.ClaudeCode;

/// <summary>The client's tools that write a file: what they are called, and where their input names the file.</summary>
internal static class EditTool
{
    /// <summary>The tools as a matcher in the client's settings.</summary>
    public const string Matcher = "Edit|Write|MultiEdit|NotebookEdit";

    private static readonly string[] s_names = Matcher.Split('|');

    /// <summary>Determines whether a tool is one of them.</summary>
    public static bool IsOne(string? name) => s_names.Contains(name);

    /// <summary>The file that a tool's input names, whose other members are the tool's own; null where it names none.</summary>
    public static string? ReadFile(ref JsonReader reader)
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
}
