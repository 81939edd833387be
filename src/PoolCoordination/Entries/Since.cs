using System.Globalization;
using PoolCoordination.Faults;
using PoolCoordination.Host;

namespace PoolCoordination.Entries;

/// <summary>
/// The moment from which on entries are asked for, as people type it: how long ago, a day or a time of day, or a point in time in ISO 8601.
/// Nothing is read by the culture of the process, and a bare number means nothing.
/// </summary>
public static class Since
{
    /// <summary>The accepted forms, for messages.</summary>
    public const string Forms = $"{Duration.Forms}, today, yesterday, 10:00, 2026-03-01 or 2026-03-01T14:30";

    private static readonly TimeSpan s_clockDifference = TimeSpan.FromHours(1);

    private static readonly string[] s_formats =
    [
        "yyyy-MM-dd",
        "yyyy-MM-dd'T'HH:mmK",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd' 'HH:mmK",
        "yyyy-MM-dd' 'HH:mm:ss.FFFFFFFK",
    ];

    private static readonly string[] s_timesOfDay = ["H:mm", "HH:mm", "HH:mm:ss"];

    /// <summary>
    /// Reads the moment; a point in time without an offset is one of this machine's zone, and a time of day is the last one that was.
    /// </summary>
    /// <param name="text">What was typed.</param>
    /// <param name="now">The moment from which <c>5m</c> counts back.</param>
    /// <param name="since">The moment.</param>
    internal static bool TryParse(string text, DateTimeOffset now, out DateTimeOffset since)
    {
        ArgumentNullException.ThrowIfNull(text);
        var trimmed = text.Trim();
        if (Duration.TryParse(WithoutAgo(trimmed), out var ago))
            since = now - ago;
        else if (string.Equals(trimmed, "today", StringComparison.OrdinalIgnoreCase))
            since = StartOfDay(now, daysAgo: 0);
        else if (string.Equals(trimmed, "yesterday", StringComparison.OrdinalIgnoreCase))
            since = StartOfDay(now, daysAgo: 1);
        else if (TimeOnly.TryParseExact(trimmed, s_timesOfDay, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            since = LastAt(time, now);
        else
            return DateTimeOffset.TryParseExact(trimmed, s_formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out since);
        return true;
    }

    /// <summary>Parses a time; the error names the accepted forms.</summary>
    /// <exception cref="PoolException">The text is neither, or lies further in the future than clocks differ.</exception>
    public static DateTimeOffset Parse(string text, DateTimeOffset now) =>
        !TryParse(text, now, out var since) ? throw Invalid(text)
        : since - now > s_clockDifference ? throw new PoolException($"'{text}' lies in the future; use {Forms}.")
        : since;

    /// <summary>The error for a value that is not such a moment.</summary>
    public static PoolException Invalid(string value) => new($"'{value}' is not a valid time; use {Forms}.");

    private static string WithoutAgo(string text) => text.EndsWith(" ago", StringComparison.OrdinalIgnoreCase) ? text[..^4] : text;

    private static DateTimeOffset StartOfDay(DateTimeOffset now, int daysAgo) => Local(now.InLocalZone().Date.AddDays(-daysAgo));

    private static DateTimeOffset LastAt(TimeOnly time, DateTimeOffset now)
    {
        var today = now.InLocalZone().Date;
        var at = Local(today + time.ToTimeSpan());
        return at <= now ? at : Local(today.AddDays(-1) + time.ToTimeSpan());
    }

    private static DateTimeOffset Local(DateTime time) => new(time, TimeZoneInfo.Local.GetUtcOffset(time));
}
