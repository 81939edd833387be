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
            var isFile = IsOneOf(ref reader, "file_path notebook_path path filePath target_file target_notebook"u8);
            var isCommand = IsOneOf(ref reader, "command patchText patch input"u8);
            var isFolder = IsOneOf(ref reader, "workdir dir_path directory working_directory"u8);
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

    private static bool IsOneOf(ref JsonReader reader, ReadOnlySpan<byte> names)
    {
        while (names.IndexOf((byte)' ') is >= 0 and var end)
        {
            if (JsonText.Is(ref reader, names[..end]))
                return true;
            names = names[(end + 1)..];
        }

        return JsonText.Is(ref reader, names);
    }
}
