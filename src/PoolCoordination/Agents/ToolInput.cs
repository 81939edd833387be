using PoolCoordination.Json;

namespace PoolCoordination.Agents;

/// <summary>What a tool was asked to do, as far as a hook needs it. Its other members are the tool's own.</summary>
internal sealed class ToolInput
{
    /// <summary>
    /// The files that it names by any name that a tool has for one: a client passes on what its tool does not know, and which one counts
    /// is the client's.
    /// </summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>The line of commands; null if it has none.</summary>
    public string? Command { get; init; }

    /// <summary>What a patch may stand in, one after the other.</summary>
    public string Patch { get; init; } = "";

    /// <summary>The folder of its member <c>workdir</c>; null if it names none.</summary>
    public string? WorkDirectory { get; init; }

    /// <summary>The folder of its member <c>working_directory</c>; null if it names none.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>The folder of its member <c>dir_path</c>, which former versions call <c>directory</c>; null if it names none.</summary>
    public string? Directory { get; init; }

    /// <summary>Reads the value that comes next.</summary>
    public static ToolInput Read(ref JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonToken.String && JsonText.Read(ref reader) is var text)
            return new ToolInput { Command = text, Patch = text };
        if (reader.TokenType != JsonToken.StartObject)
        {
            reader.Skip();
            return new ToolInput();
        }

        var files = new List<string>();
        var patch = "";
        string? command = null,
            workDirectory = null,
            workingDirectory = null,
            directory = null,
            formerDirectory = null;
        while (reader.Read() && reader.TokenType == JsonToken.PropertyName)
        {
            if (IsOneOf(ref reader, "file_path notebook_path path filePath target_file target_notebook"u8))
                Take(ref reader, files.Add);
            else if (JsonText.Is(ref reader, "command"u8))
                Take(ref reader, value => (command, patch) = (value, $"{patch}{value}\n"));
            else if (IsOneOf(ref reader, "patchText patch input"u8))
                Take(ref reader, value => patch = $"{patch}{value}\n");
            else if (JsonText.Is(ref reader, "workdir"u8))
                Take(ref reader, value => workDirectory = value);
            else if (JsonText.Is(ref reader, "working_directory"u8))
                Take(ref reader, value => workingDirectory = value);
            else if (JsonText.Is(ref reader, "dir_path"u8))
                Take(ref reader, value => directory = value);
            else if (JsonText.Is(ref reader, "directory"u8))
                Take(ref reader, value => formerDirectory = value);
            else
                Take(ref reader, _ => { });
        }

        return new ToolInput
        {
            Files = files,
            Command = command,
            Patch = patch,
            WorkDirectory = workDirectory,
            WorkingDirectory = workingDirectory,
            Directory = directory ?? formerDirectory,
        };
    }

    /// <summary>Takes the value that comes next, if it is a text.</summary>
    private static void Take(ref JsonReader reader, Action<string> take)
    {
        reader.Read();
        if (reader.TokenType == JsonToken.String)
            take(JsonText.Read(ref reader));
        else
            reader.Skip();
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
