using System.Globalization;

namespace PoolCoordination.Agents;

/// <summary>The times in events and transcripts, as clients write them: <c>2026-11-22T09:01:19.530Z</c>.</summary>
/// <remarks>
/// The library's parser knows all forms of all cultures, and costs a process that reads one time more than its other work.
/// </remarks>
internal static class AgentTime
{
    private const int Length = 24;

    /// <summary>Reads a time; the latest time there is where it has another form.</summary>
    public static DateTimeOffset Read(ReadOnlySpan<char> text)
    {
        if (
            text.Length != Length
            || text[^1] != 'Z'
            || !TryRead(text[..4], out var year)
            || !TryRead(text[5..7], out var month)
            || !TryRead(text[8..10], out var day)
            || !TryRead(text[11..13], out var hour)
            || !TryRead(text[14..16], out var minute)
            || !TryRead(text[17..19], out var second)
            || !TryRead(text[20..23], out var millisecond)
            || !IsInRange(year, month, day, hour, minute, second)
        )
        {
            return DateTimeOffset.MaxValue;
        }

        return new DateTimeOffset(year, month, day, hour, minute, second, millisecond, TimeSpan.Zero);
    }

    private static bool TryRead(ReadOnlySpan<char> digits, out int number) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static bool IsInRange(int year, int month, int day, int hour, int minute, int second) =>
        year is >= 1 and <= 9998
        && month is >= 1 and <= 12
        && day >= 1
        && day <= DateTime.DaysInMonth(year, month)
        && hour <= 23
        && minute <= 59
        && second <= 59;
}
