using System.Globalization;

namespace PoolCoordination.Entries;

/// <summary>Points in time as people type them, independent of any culture.</summary>
public static class PointInTime
{
    /// <summary>The accepted forms, for messages.</summary>
    public const string Forms = "30s, 5m, 2h, 1d, 1h30m, or a point in time such as 2026-11-22T14:30 or 2026-11-22";

    private static readonly string[] s_formats =
    [
        "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd' 'HH:mm", "yyyy-MM-dd' 'HH:mm:ss",
        "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
    ];

    /// <summary>Reads a length of time before now, or a point in time; one without a zone is of the local zone.</summary>
    /// <exception cref="PoolException">The text is neither; the message names the accepted forms.</exception>
    public static DateTimeOffset Parse(string text, DateTimeOffset now)
    {
        if (Duration.TryParse(text, out var duration))
            return now - duration;
        return DateTimeOffset.TryParseExact(text.AsSpan().Trim(), s_formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var point)
            ? point
            : throw new PoolException($"'{text}' is no time; use {Forms}.");
    }
}
