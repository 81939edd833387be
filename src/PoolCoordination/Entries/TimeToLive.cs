using System.Globalization;
using PoolCoordination.Faults;

namespace PoolCoordination.Entries;

/// <summary>The bounds of an entry's time to live.</summary>
public static class TimeToLive
{
    /// <summary>The time to live of an entry that names none: an hour.</summary>
    public static TimeSpan Default { get; } = TimeSpan.FromHours(1);

    /// <summary>The longest: 7 days. A reader of live entries never has to look back further.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromDays(7);

    /// <summary>
    /// How far in the future an entry may be and still count, as clocks are set wrong by hours and zones: a day. What is further ahead is
    /// not live, so that no line is shown for good.
    /// </summary>
    internal static TimeSpan ClockTolerance { get; } = TimeSpan.FromDays(1);

    /// <summary>The nearest allowed value: the default for nothing or less, at most the longest.</summary>
    internal static TimeSpan Bound(TimeSpan ttl) =>
        ttl < TimeSpan.FromSeconds(1) ? Default
        : ttl > Longest ? Longest
        : ttl;

    /// <summary>Gets the warning about a time to live that is longer than the longest; empty for any other.</summary>
    public static string WarningOf(TimeSpan asked) =>
        asked > Longest
            ? $"The time to live {Duration.Brief(asked)} exceeds the maximum; it was set to {Duration.Brief(Longest)}."
            : "";

    /// <summary>Reads a time to live as it was asked for, however long: a number of seconds, or a duration such as <c>2h</c>.</summary>
    /// <exception cref="PoolException">The text is neither.</exception>
    public static TimeSpan ParseAsked(string text)
    {
        var bounded = Parse(text);
        return bounded < Longest ? bounded
            : Duration.TryParse(text, out var asked) || Duration.TryParse(text.Trim() + "s", out asked) ? asked
            : bounded;
    }

    /// <summary>Reads a time to live: a number of seconds, or a length of time such as <c>2h</c>.</summary>
    /// <exception cref="PoolException">The text is neither.</exception>
    public static TimeSpan Parse(string text) =>
        TryParse(text, out var ttl)
            ? ttl
            : throw new PoolException($"'{text}' is not a valid time to live; use a number of seconds, or {Duration.Forms}.");

    /// <summary>Parses a time to live, without an error.</summary>
    internal static bool TryParse(ReadOnlySpan<char> text, out TimeSpan ttl)
    {
        var isSeconds = long.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds > 0;
        ttl = Default;
        if (!isSeconds && !Duration.TryParse(text, out ttl))
            return false;
        ttl = isSeconds ? Bound((double)seconds) : Bound(ttl);
        return true;
    }

    /// <summary>Bounds a number of seconds, however odd.</summary>
    internal static TimeSpan Bound(double seconds) =>
        seconds >= Longest.TotalSeconds ? Longest
        : seconds >= 1 ? TimeSpan.FromSeconds(Math.Floor(seconds))
        : Default;
}
