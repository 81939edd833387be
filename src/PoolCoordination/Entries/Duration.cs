using System.Globalization;
using PoolCoordination.Faults;

namespace PoolCoordination.Entries;

/// <summary>Durations as people type them: <c>30s</c>, <c>5m</c>, <c>2h</c>, <c>1d</c>, <c>1w</c>, <c>1h30m</c>, <c>2 hours</c>.</summary>
public static class Duration
{
    /// <summary>The accepted forms, for messages.</summary>
    public const string Forms = "30s, 5m, 2h, 1d, 1w, 1h30m or '2 hours'";

    private const string Units = "wdhms";

    private static readonly string[] s_unitNames = ["week", "day", "hour", "minute", "second"];
    private static readonly string[] s_shortNames = ["wk", "d", "hr", "min", "sec"];

    private static readonly long s_longestSeconds = (long)TimeSpan.FromDays(3650).TotalSeconds;

    /// <summary>
    /// Reads a duration; units go from the larger to the smaller, each at most once, or there is one that is written out.
    /// </summary>
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
            var word = WordAt(text[digits..]);
            var unit = UnitOf(word.Trim());
            if (unit <= lastUnit)
                return false;
            lastUnit = unit;
            total += count * SecondsOf(Units[unit]);
            text = text[(digits + word.Length)..].TrimStart();
        }

        return TryMake(total, out duration);
    }

    /// <summary>Parses a duration; the error names the accepted forms.</summary>
    /// <exception cref="PoolException">The text is not a duration.</exception>
    public static TimeSpan Parse(string text) =>
        TryParse(text, out var duration) ? duration : throw new PoolException($"'{text}' is not a valid duration; use {Forms}.");

    /// <summary>A duration in its largest whole unit: <c>45s</c>, <c>10m</c>, <c>3h</c>, <c>2d</c>.</summary>
    public static string Brief(TimeSpan duration) =>
        duration.TotalSeconds < 60 ? string.Create(CultureInfo.InvariantCulture, $"{(int)Math.Max(0, duration.TotalSeconds)}s")
        : duration.TotalMinutes < 60 ? string.Create(CultureInfo.InvariantCulture, $"{(int)duration.TotalMinutes}m")
        : duration.TotalHours < 48 ? string.Create(CultureInfo.InvariantCulture, $"{(int)duration.TotalHours}h")
        : string.Create(CultureInfo.InvariantCulture, $"{(int)duration.TotalDays}d");

    /// <summary>The letters before the next number, with the spaces around them.</summary>
    private static ReadOnlySpan<char> WordAt(ReadOnlySpan<char> text) =>
        text.IndexOfAnyInRange('0', '9') is >= 0 and var end ? text[..end] : text;

    /// <summary>The number of a unit by its letter or its name; -1 for any other word.</summary>
    private static int UnitOf(ReadOnlySpan<char> word)
    {
        if (word.Length == 1)
            return Units.IndexOf(char.ToLowerInvariant(word[0]), StringComparison.Ordinal);
        for (var unit = 0; unit < s_unitNames.Length; unit++)
        {
            var name = word.TrimEnd("sS");
            if (
                name.Equals(s_unitNames[unit], StringComparison.OrdinalIgnoreCase)
                || name.Equals(s_shortNames[unit], StringComparison.OrdinalIgnoreCase)
            )
                return unit;
        }

        return -1;
    }

    private static bool TryParseCount(ReadOnlySpan<char> digits, out long count) =>
        long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count <= s_longestSeconds;

    private static long SecondsOf(char unit) =>
        unit switch
        {
            'w' => 604_800,
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
