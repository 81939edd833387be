using System.Globalization;

namespace PoolCoordination.Entries;

/// <summary>
/// The moment from which on entries are asked for, as people type it: how long ago, or a point in time in ISO 8601. Nothing is read by
/// the culture of the process, and a bare number is nothing.
/// </summary>
public static class Since
{
    /// <summary>The accepted forms, for messages.</summary>
    public const string Forms = $"{Duration.Forms}, or a point in time such as 2026-03-01 or 2026-03-01T14:30";

    private static readonly string[] s_formats =
    [
        "yyyy-MM-dd",
        "yyyy-MM-dd'T'HH:mmK",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd' 'HH:mmK",
        "yyyy-MM-dd' 'HH:mm:ss.FFFFFFFK",
    ];

    /// <summary>Reads the moment; a point in time without an offset is one of this machine's zone.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="now">The moment from which <c>5m</c> counts back.</param>
    /// <param name="since">The moment.</param>
    public static bool TryParse(string text, DateTimeOffset now, out DateTimeOffset since)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!Duration.TryParse(text, out var ago))
            return DateTimeOffset.TryParseExact(text.Trim(), s_formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out since);
        since = now - ago;
        return true;
    }

    /// <summary>The same, with an error that names the accepted forms.</summary>
    /// <exception cref="PoolException">The text is neither.</exception>
    public static DateTimeOffset Parse(string text, DateTimeOffset now) => TryParse(text, now, out var since) ? since : throw Refuse(text);

    /// <summary>The error for a value that is no such moment.</summary>
    public static PoolException Refuse(string value) => new($"'{value}' is neither a length of time nor a point in time; use {Forms}.");
}
