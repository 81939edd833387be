using PoolCoordination.Json;

namespace PoolCoordination.Hooks;

/// <summary>The client's tools that write a file: what they are called, and where their input names the file.</summary>
internal static class EditTool
{
    /// <summary>Whether a tool is one of them.</summary>
    public static bool IsOne(string? name) => name is "Edit" or "Write" or "MultiEdit" or "NotebookEdit";

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
