using PoolCoordination.Json;

namespace PoolCoordination.Agents;

/// <summary>What a tool was asked to do, as far as a hook needs it. Its other members are the tool's own.</summary>
/// <param name="File">The file that it names; null if it names none.</param>
/// <param name="Command">The line of commands, or the patch; null if it has none.</param>
/// <param name="Folder">The folder in which the commands run, which may begin at the session's; null for that.</param>
internal readonly record struct ToolInput(string? File, string? Command, string? Folder)
{
    /// <summary>Reads the value that comes next.</summary>
    public static ToolInput Read(ref JsonReader reader)
    {
        var input = new ToolInput();
        reader.Read();
        if (reader.TokenType == JsonToken.String)
            return input with { Command = JsonText.Read(ref reader) };
        if (reader.TokenType != JsonToken.StartObject)
        {
            reader.Skip();
            return input;
        }

        while (reader.Read() && reader.TokenType == JsonToken.PropertyName)
        {
            var isFile =
                JsonText.Is(ref reader, "file_path"u8)
                || JsonText.Is(ref reader, "notebook_path"u8)
                || JsonText.Is(ref reader, "path"u8)
                || JsonText.Is(ref reader, "filePath"u8);
            var isCommand = JsonText.Is(ref reader, "command"u8) || JsonText.Is(ref reader, "patchText"u8);
            var isFolder =
                JsonText.Is(ref reader, "workdir"u8)
                || JsonText.Is(ref reader, "dir_path"u8)
                || JsonText.Is(ref reader, "directory"u8)
                || JsonText.Is(ref reader, "working_directory"u8);
            reader.Read();
            if (isFile && reader.TokenType == JsonToken.String)
                input = input with { File = JsonText.Read(ref reader) };
            else if (isCommand && reader.TokenType == JsonToken.String)
                input = input with { Command = JsonText.Read(ref reader) };
            else if (isFolder && reader.TokenType == JsonToken.String)
                input = input with { Folder = JsonText.Read(ref reader) };
            else
                reader.Skip();
        }

        return input;
    }
}
