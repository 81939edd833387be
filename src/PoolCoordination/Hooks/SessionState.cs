using System.Buffers;
using System.Text.Json;
using PoolCoordination.Log;

namespace PoolCoordination.Hooks;

/// <summary>What one session has behind it, kept beside the log so that its next hook knows: a small file per session.</summary>
internal sealed record SessionState
{
    private static readonly TimeSpan s_longestIdle = TimeSpan.FromDays(8);

    /// <summary>The place in the log up to which everything was considered, shown or not; null at the beginning.</summary>
    public LogPosition? Considered { get; init; }

    /// <summary>The length in bytes of the transcript up to which all blocks were collected.</summary>
    public long CollectedTranscript { get; init; }

    /// <summary>Reads a session's state; without a readable file it is that of a new session.</summary>
    public static SessionState Read(PoolLocation location, string sessionId)
    {
        try
        {
            return Parse(File.ReadAllBytes(PathOf(location, sessionId)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            return new SessionState();
        }
    }

    /// <summary>Removes the states of sessions that have been idle for so long that nothing of theirs can be live.</summary>
    public static void RemoveOld(PoolLocation location, DateTimeOffset now)
    {
        if (!Directory.Exists(location.SessionsFolder))
            return;
        foreach (var file in Directory.EnumerateFiles(location.SessionsFolder))
        {
            if (now.UtcDateTime - File.GetLastWriteTimeUtc(file) > s_longestIdle)
                File.Delete(file);
        }
    }

    /// <summary>Writes the state.</summary>
    public void Write(PoolLocation location, string sessionId)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            if (Considered is { } position)
            {
                json.WriteNumber("offset"u8, position.Offset);
                json.WriteNumber("line_length"u8, position.LineLength);
                json.WriteNumber("line_hash"u8, position.LineHash);
            }

            json.WriteNumber("transcript"u8, CollectedTranscript);
            json.WriteEndObject();
        }

        PrivateFile.Replace(PathOf(location, sessionId), buffer.WrittenSpan);
    }

    private static string PathOf(PoolLocation location, string sessionId)
    {
        Span<char> name = stackalloc char[Math.Min(sessionId.Length, 64)];
        for (var i = 0; i < name.Length; i++)
            name[i] = char.IsAsciiLetterOrDigit(sessionId[i]) ? sessionId[i] : '-';
        return Path.Combine(location.SessionsFolder, $"{name}.json");
    }

    private static SessionState Parse(byte[] content)
    {
        long offset = -1;
        var lineLength = 0;
        ulong lineHash = 0;
        long transcript = 0;
        var reader = new Utf8JsonReader(content);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            switch (name)
            {
                case "offset":
                    offset = reader.GetInt64();
                    break;
                case "line_length":
                    lineLength = reader.GetInt32();
                    break;
                case "line_hash":
                    lineHash = reader.GetUInt64();
                    break;
                case "transcript":
                    transcript = reader.GetInt64();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return new SessionState
        {
            Considered = offset < 0 ? null : new LogPosition(offset, lineLength, lineHash),
            CollectedTranscript = transcript,
        };
    }
}
