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

    /// <summary>Whether a process is written down as one that has a session.</summary>
    /// <param name="environment">The environment of the client.</param>
    /// <param name="process">The number of the process.</param>
    /// <param name="sessionId">The session's id.</param>
    public static bool Names(PoolEnvironment environment, int process, string sessionId)
    {
        var path = Path.Combine(environment.ConfigFolder, "sessions", process.ToString(CultureInfo.InvariantCulture) + ".json");
        try
        {
            return new FileInfo(path) is { Exists: true, Length: <= Longest }
                && RegularFile.ReadAll(path) is { } json
                && SessionIn(json) == sessionId;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string? SessionIn(ReadOnlySpan<byte> json)
    {
        var reader = new JsonReader(json);
        if (!reader.Read() || reader.TokenType != JsonToken.StartObject)
            return null;
        while (reader.Read() && reader.TokenType == JsonToken.PropertyName)
        {
            var isSession = JsonText.Is(ref reader, "sessionId"u8);
            reader.Read();
            if (isSession)
                return reader.TokenType == JsonToken.String ? JsonText.Read(ref reader) : null;
            reader.Skip();
        }

        return null;
    }
}
