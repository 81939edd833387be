using System.Globalization;
using System.Management.Automation;
using PoolCoordination.Faults;

namespace PoolCoordination.PowerShell;

/// <summary>
/// Points in time as PowerShell hands them around: as such, as text, as Unix seconds, or as what a job or a file made of them.
/// </summary>
internal static class PointInTime
{
    private const double LastUnixSecond = 253402300799;

    /// <summary>The point in time that a value means; the Unix epoch for nothing.</summary>
    /// <exception cref="PoolException">It means none.</exception>
    public static DateTimeOffset Of(object? value) =>
        (value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value) switch
        {
            null or "" => DateTimeOffset.UnixEpoch,
            DateTimeOffset time => time,
            DateTime time => new DateTimeOffset(time.ToUniversalTime()),
            // From a job or a file it comes back as its properties and its text.
            PSObject parts when parts.Properties[nameof(DateTimeOffset.UtcTicks)]?.Value is long ticks => new DateTimeOffset(
                ticks,
                TimeSpan.Zero
            ),
            var other => Parse(LanguagePrimitives.ConvertTo<string>(other)),
        };

    private static DateTimeOffset Parse(string text)
    {
        if (double.TryParse(text, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and <= LastUnixSecond)
            return DateTimeOffset.FromUnixTimeSeconds((long)seconds);
        if (
            DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var time)
            || DateTimeOffset.TryParse(text, CultureInfo.CurrentCulture, DateTimeStyles.AssumeLocal, out time)
        )
            return time;
        throw new PoolException($"'{text}' is not a valid time; use Unix seconds, or a date such as 2026-11-25T09:00:00Z.");
    }
}
