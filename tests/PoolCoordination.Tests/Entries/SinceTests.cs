using PoolCoordination.Entries;
using PoolCoordination.Faults;

namespace PoolCoordination.Tests.Entries;

public class SinceTests
{
    private static readonly DateTimeOffset s_now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("5m", "2026-03-01T11:55:00Z")]
    [InlineData("1h30m", "2026-03-01T10:30:00Z")]
    [InlineData("1d", "2026-02-28T12:00:00Z")]
    [InlineData("90 min", "2026-03-01T10:30:00Z")]
    [InlineData("2 hours ago", "2026-03-01T10:00:00Z")]
    [InlineData("5m ago", "2026-03-01T11:55:00Z")]
    [InlineData("2026-02-03T04:05:06Z", "2026-02-03T04:05:06Z")]
    [InlineData("2026-02-03T04:05+02:00", "2026-02-03T02:05:00Z")]
    [InlineData("2026-02-03 04:05:06.5Z", "2026-02-03T04:05:06.5Z")]
    public void It_is_how_long_ago_or_a_point_in_time(string text, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), Since.Parse(text, s_now));

    [Theory]
    [InlineData("today", 0)]
    [InlineData("Yesterday", -1)]
    public void A_day_begins_at_midnight_of_this_zone(string text, int days) =>
        Assert.Equal(s_now.ToLocalTime().Date.AddDays(days), Since.Parse(text, s_now).ToLocalTime().DateTime);

    [Fact]
    public void A_time_of_day_is_the_last_one_that_was()
    {
        var local = s_now.ToLocalTime();
        Assert.Equal(local.AddMinutes(-1), Since.Parse($"{local.AddMinutes(-1):HH:mm}", s_now));
        Assert.Equal(local.AddMinutes(1).AddDays(-1), Since.Parse($"{local.AddMinutes(1):HH:mm}", s_now));
    }

    [Fact]
    public void A_point_without_an_offset_is_one_of_this_zone() =>
        Assert.Equal(new DateTimeOffset(new DateTime(2026, 2, 3, 0, 0, 0, DateTimeKind.Local)), Since.Parse("2026-02-03", s_now));

    [Theory]
    [InlineData("9999-12-31")]
    [InlineData("2099-01-01T00:00Z")]
    public void A_time_in_the_future_is_refused(string text) =>
        Assert.Contains(
            $"'{text}' lies in the future",
            Assert.Throws<PoolException>(() => Since.Parse(text, s_now)).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("-5m")]
    [InlineData("5 parsecs")]
    [InlineData("03/04/2026")]
    [InlineData("2026-13-01")]
    public void Anything_else_is_refused_with_the_accepted_forms(string text) =>
        Assert.Contains(
            "30s, 5m, 2h, 1d, 1w",
            Assert.Throws<PoolException>(() => Since.Parse(text, s_now)).Message,
            StringComparison.Ordinal
        );
}
