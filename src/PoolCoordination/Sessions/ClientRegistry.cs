using System.Globalization;
using PoolCoordination.Host;
using PoolCoordination.Json;
using PoolCoordination.Storage;

namespace PoolCoordination.Sessions;

/// <summary>
/// What Claude Code writes down of each of its processes: a file of JSON each in the folder <c>sessions</c> of its own folder. Nothing else
/// there is read.
/// </summary>
internal static class ClientRegistry
{
    private const int Longest = 64 * 1024;

    /// <summary>What is written down of a process; null where nothing is, or it cannot be read.</summary>
    /// <param name="environment">The environment of the client.</param>
    /// <param name="process">The number of the process.</param>
    public static RegisteredClient? Find(PoolEnvironment environment, int process)
    {
        var path = Path.Combine(environment.ConfigFolder, "sessions", process.ToString(CultureInfo.InvariantCulture) + ".json");
        try
        {
            return new FileInfo(path) is { Exists: true, Length: <= Longest } && RegularFile.ReadAll(path) is { } json ? Parse(json) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static RegisteredClient? Parse(ReadOnlySpan<byte> json)
    {
        var reader = new JsonReader(json);
        if (!reader.Read() || reader.TokenType != JsonToken.StartObject)
            return null;
        var (session, name) = ("", "");
        while (reader.Read() && reader.TokenType == JsonToken.PropertyName)
        {
            if (JsonText.Is(ref reader, "sessionId"u8))
                session = Text(ref reader);
            else if (JsonText.Is(ref reader, "name"u8))
                name = Text(ref reader);
            else if (reader.Read())
                reader.Skip();
        }

        return new RegisteredClient(session, name);
    }

    private static string Text(ref JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonToken.String)
            return JsonText.Read(ref reader);
        reader.Skip();
        return "";
    }
}
