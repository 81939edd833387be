using System.Globalization;

namespace PoolCoordination.Entries;

/// <summary>Lengths of time as people type them: <c>30s</c>, <c>5m</c>, <c>2h</c>, <c>1d</c>, <c>1h30m</c>.</summary>
public static class Duration
{
    /// <summary>The accepted forms, for messages.</summary>
    public const string Forms = "30s, 5m, 2h, 1d or 1h30m";

    private const string Units = "dhms";

    private static readonly long s_longestSeconds = (long)TimeSpan.FromDays(3650).TotalSeconds;

    /// <summary>Reads a length of time; units go from the larger to the smaller, each at most once.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        text = text.Trim();
        if (text.IsEmpty)
            return false;
        var total = 0L;
        var lastUnit = -1;
        while (!text.IsEmpty)
        {
            var digits = text.IndexOfAnyExceptInRange('0', '9');
            if (digits <= 0 || !TryParseCount(text[..digits], out var count))
                return false;
            var unit = Units.IndexOf(char.ToLowerInvariant(text[digits]), StringComparison.Ordinal);
            if (unit <= lastUnit)
                return false;
            lastUnit = unit;
            total += count * SecondsOf(Units[unit]);
            text = text[(digits + 1)..];
        }

        return TryMake(total, out duration);
    }

    /// <summary>The same, with an error that names the accepted forms.</summary>
    /// <exception cref="PoolException">The text is no length of time.</exception>
    public static TimeSpan Parse(string text) =>
        TryParse(text, out var duration) ? duration : throw new PoolException($"'{text}' is no length of time; use {Forms}.");

    /// <summary>The whole largest unit of a length of time: <c>45s</c>, <c>10m</c>, <c>3h</c>, <c>2d</c>.</summary>
    public static string Brief(TimeSpan duration) =>
        duration.TotalSeconds < 60 ? string.Create(CultureInfo.InvariantCulture, $"{(int)Math.Max(0, duration.TotalSeconds)}s")
        : duration.TotalMinutes < 60 ? string.Create(CultureInfo.InvariantCulture, $"{(int)duration.TotalMinutes}m")
        : duration.TotalHours < 48 ? string.Create(CultureInfo.InvariantCulture, $"{(int)duration.TotalHours}h")
        : string.Create(CultureInfo.InvariantCulture, $"{(int)duration.TotalDays}d");

    private static bool TryParseCount(ReadOnlySpan<char> digits, out long count) =>
        long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count <= s_longestSeconds;

    private static long SecondsOf(char unit) =>
        unit switch
        {
            'd' => 86_400,
            'h' => 3_600,
            'm' => 60,
            _ => 1,
        };

    private static bool TryMake(long seconds, out TimeSpan duration)
    {
        duration = TimeSpan.FromSeconds(Math.Min(seconds, s_longestSeconds));
        return seconds > 0;
    }
}
