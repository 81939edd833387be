using PoolCoordination.Entries;
using PoolCoordination.Json;
using PoolCoordination.Storage;

namespace PoolCoordination.Sessions;

/// <summary>What was denied to the sessions of a pool in the last day: a list that the hooks of all append to.</summary>
/// <param name="location">The pool.</param>
internal sealed class Denials(PoolLocation location)
{
    private const long Longest = 64 * 1024;
    private const int MostKept = 100;

    private static readonly TimeSpan s_longestKept = TimeSpan.FromDays(1);

    private readonly SharedList _list = new(location, "denials", ".denials", Longest);

    /// <summary>Adds one.</summary>
    /// <returns>False if others kept the list locked for too long, so that it was not added.</returns>
    public bool Add(Denial denial) =>
        _list.Append(Line(denial), () => string.Concat(Since(denial.At - s_longestKept).TakeLast(MostKept).Select(Line)));

    /// <summary>Those of the day before a moment, in the order in which they happened.</summary>
    public IEnumerable<Denial> At(DateTimeOffset now) => Since(now - s_longestKept);

    private List<Denial> Since(DateTimeOffset oldest)
    {
        var denials = new List<Denial>();
        var content = _list.Read();
        foreach (var line in content.Split((byte)'\n'))
        {
            if (Parse(content[line]) is { } denial && denial.At >= oldest)
                denials.Add(denial);
        }

        return denials;
    }

    private static string Line(Denial denial) =>
        new JsonLine()
            .Add("at", denial.At.ToUnixTimeSeconds())
            .Add("session_id", denial.SessionId)
            .Add("holder", denial.Holder)
            .Add("subject", denial.Subject)
            .ToString() + '\n';

    private static Denial? Parse(ReadOnlySpan<byte> line)
    {
        var reader = new JsonReader(line);
        if (!reader.Read() || reader.TokenType != JsonToken.StartObject)
            return null;
        var (session, holder, subject, second) = ("", "", "", 0d);
        while (reader.Read() && reader.TokenType == JsonToken.PropertyName)
        {
            if (JsonText.Is(ref reader, "session_id"u8))
                session = reader.Read() && reader.TokenType == JsonToken.String ? JsonText.Read(ref reader) : "";
            else if (JsonText.Is(ref reader, "holder"u8))
                holder = reader.Read() && reader.TokenType == JsonToken.String ? JsonText.Read(ref reader) : "";
            else if (JsonText.Is(ref reader, "subject"u8))
                subject = reader.Read() && reader.TokenType == JsonToken.String ? JsonText.Read(ref reader) : "";
            else if (JsonText.Is(ref reader, "at"u8))
                _ = reader.Read() && reader.TryGetDouble(out second);
            else
                reader.Skip();
        }

        return reader.IsAtEnd() && session.Length > 0 && second is > 0 and <= LineNumber.LastUnixSecond
            ? new Denial(DateTimeOffset.FromUnixTimeSeconds((long)second), session, holder, subject)
            : null;
    }
}
