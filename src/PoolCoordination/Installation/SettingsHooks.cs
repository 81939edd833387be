using PoolCoordination.Faults;
using PoolCoordination.Host;
using PoolCoordination.Json;
using PoolCoordination.Storage;
using PoolCoordination.Text;

namespace PoolCoordination.Installation;

/// <summary>
/// Whether Claude Code's settings start the hooks, by a reader that costs a hook little: those of a plugin ask it at each event, and leave
/// the event to them.
/// </summary>
internal static class SettingsHooks
{
    /// <summary>Whether a settings file starts them, and what it starts is there. A file that cannot be read counts as none.</summary>
    public static bool AreInstalled(PoolEnvironment environment)
    {
        foreach (var (path, _) in SettingsFiles.Of(environment))
        {
            if (Read(path) is { } settings && Names(ByteOrderMark.Skip(settings)))
                return true;
        }

        return false;
    }

    private static byte[]? Read(string path)
    {
        try
        {
            return RegularFile.ReadAll(path);
        }
        catch (Exception exception) when (exception is PoolException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool Names(ReadOnlySpan<byte> settings)
    {
        var reader = new JsonReader(settings);
        if (!reader.Read() || reader.TokenType != JsonToken.StartObject)
            return false;
        while (reader.Read() && reader.TokenType == JsonToken.PropertyName)
        {
            if (!JsonText.Is(ref reader, "hooks"u8))
                reader.Skip();
            else if (reader.Read() && HasHandler(ref reader))
                return true;
        }

        return false;
    }

    /// <summary>Whether one of the objects in the value at which the reader stands, however deep, is a handler of ours.</summary>
    private static bool HasHandler(ref JsonReader reader)
    {
        var depth = 0;
        string? command = null;
        List<string>? arguments = null;
        do
        {
            switch (reader.TokenType)
            {
                case JsonToken.StartObject:
                    (command, arguments) = (null, null);
                    depth++;
                    break;
                case JsonToken.StartArray:
                    depth++;
                    break;
                case JsonToken.EndObject when command is not null && HookHandler.Of(command, arguments) is { IsOurs: true, Exists: true }:
                    return true;
                case JsonToken.EndObject or JsonToken.EndArray:
                    command = null;
                    depth--;
                    break;
                case JsonToken.PropertyName when JsonText.Is(ref reader, "command"u8):
                    command = reader.Read() && reader.TokenType == JsonToken.String ? JsonText.Read(ref reader) : null;
                    break;
                case JsonToken.PropertyName when JsonText.Is(ref reader, "args"u8):
                    arguments = Texts(ref reader);
                    break;
            }
        } while (depth > 0 && reader.Read());
        return false;
    }

    private static List<string> Texts(ref JsonReader reader)
    {
        var texts = new List<string>();
        if (!reader.Read() || reader.TokenType != JsonToken.StartArray)
            return texts;
        while (reader.Read() && reader.TokenType != JsonToken.EndArray)
        {
            if (reader.TokenType == JsonToken.String)
                texts.Add(JsonText.Read(ref reader));
            reader.Skip();
        }

        return texts;
    }
}
