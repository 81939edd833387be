using System.Diagnostics;
using System.Globalization;
using System.Text;
using PoolCoordination.Faults;
using PoolCoordination.Json;
using PoolCoordination.Storage;

namespace PoolCoordination.Agents.Copilot;

/// <summary>
/// The final message of a turn, which the event at its end lacks: the last <c>assistant.message</c> in the session's
/// <c>events.jsonl</c>. The client writes that some 100 ms late; it is whole when it has the event itself, with its time.
/// </summary>
internal static class LastMessage
{
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(5);

    /// <summary>The message; null where it does not come, or has no text.</summary>
    /// <param name="path">The path of <c>events.jsonl</c>.</param>
    /// <param name="time">When the turn ended, as the event has it.</param>
    public static string? Of(string path, string? time)
    {
        if (AgentTime.Read(time) is var ended && ended == DateTimeOffset.MaxValue)
            return null;
        var end = Encoding.UTF8.GetBytes(ended.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < s_longest; Thread.Sleep(s_pause))
        {
            if (TryRead(path, end, out var message))
                return message;
        }

        return null;
    }

    /// <summary>Reads the message of the turn that ended, if the file has its end.</summary>
    private static bool TryRead(string path, ReadOnlySpan<byte> end, out string? message)
    {
        message = null;
        try
        {
            using var file = RegularFile.OpenForReading(path);
            if (file is null)
                return false;
            using var lines = new BackwardLines(file, 0, RandomAccess.GetLength(file));
            var hasEnd = false;
            while (lines.MoveNext())
            {
                hasEnd |= lines.Line.IndexOf("\"agentStop\""u8) >= 0 && lines.Line.IndexOf(end) >= 0;
                if (hasEnd && IsOf("\"user.message\""u8, lines.Line))
                    return true;
                if (hasEnd && IsOf("\"assistant.message\""u8, lines.Line) && TextOf(lines.Line) is { Length: > 0 } text)
                {
                    message = text;
                    return true;
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or PoolException)
        {
            // It may be there the next time.
        }

        return false;
    }

    private static bool IsOf(ReadOnlySpan<byte> type, ReadOnlySpan<byte> line) =>
        line.StartsWith("{\"type\":"u8) && line["{\"type\":"u8.Length..].StartsWith(type);

    /// <summary>The member <c>content</c> of the member <c>data</c>.</summary>
    private static string? TextOf(ReadOnlySpan<byte> line)
    {
        var reader = new JsonReader(line);
        if (!MoveTo(ref reader, "data"u8) || !MoveTo(ref reader, "content"u8))
            return null;
        reader.Read();
        return reader.TokenType == JsonToken.String ? JsonText.Read(ref reader) : null;
    }

    private static bool MoveTo(ref JsonReader reader, ReadOnlySpan<byte> name)
    {
        if (!reader.Read() || reader.TokenType != JsonToken.StartObject)
            return false;
        while (reader.Read() && reader.TokenType == JsonToken.PropertyName)
        {
            if (JsonText.Is(ref reader, name))
                return true;
            reader.Read();
            reader.Skip();
        }

        return false;
    }
}
