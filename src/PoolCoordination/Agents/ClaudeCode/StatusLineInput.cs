using PoolCoordination.Host;
using PoolCoordination.Json;
using PoolCoordination.Text;

namespace PoolCoordination.Agents.ClaudeCode;

/// <summary>
/// What Claude Code writes to the standard input of a status line's command: JSON that says which session it is, and where.
/// </summary>
public static class StatusLineInput
{
    /// <summary>The environment of the session; the given one where the input is something else.</summary>
    /// <param name="json">The input as UTF-8.</param>
    /// <param name="environment">The environment of the process.</param>
    public static PoolEnvironment Environment(ReadOnlySpan<byte> json, PoolEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        var reader = new JsonReader(ByteOrderMark.Skip(json));
        if (!reader.Read() || reader.TokenType != JsonToken.StartObject)
            return environment;
        var (session, folder) = ("", "");
        while (reader.Read() && reader.TokenType == JsonToken.PropertyName)
        {
            if (JsonText.Is(ref reader, "session_id"u8))
                session = reader.Read() && reader.TokenType == JsonToken.String ? JsonText.Read(ref reader) : "";
            else if (JsonText.Is(ref reader, "cwd"u8))
                folder = reader.Read() && reader.TokenType == JsonToken.String ? WindowsPath.Local(JsonText.Read(ref reader)) : "";
            else
                reader.Skip();
        }

        environment = Path.IsPathFullyQualified(folder) ? environment.In(folder) : environment;
        return session.Length > 0 ? environment.OfSession(session) : environment;
    }
}
