using PoolCoordination.Entries;
using PoolCoordination.Faults;

namespace PoolCoordination.Tests.Entries;

public class DurationTests
{
    [Theory]
    [InlineData("30s", 30)]
    [InlineData("5m", 300)]
    [InlineData(" 2h ", 7200)]
    [InlineData("1d", 86_400)]
    [InlineData("1d2h3m4s", 93_784)]
    [InlineData("90M", 5400)]
    public void A_length_of_time_is_a_number_with_its_unit(string text, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Duration.Parse(text));

    [Theory]
    [InlineData("5")]
    [InlineData("")]
    [InlineData("m")]
    [InlineData("0s")]
    [InlineData("-5m")]
    [InlineData("5m2h")]
    [InlineData("5m5m")]
    [InlineData("5y")]
    [InlineData("1.5h")]
    [InlineData("5 parsecs")]
    [InlineData("99999999999999999999d")]
    public void Anything_else_is_refused_with_the_accepted_forms(string text) =>
        Assert.Contains(Duration.Forms, Assert.Throws<PoolException>(() => Duration.Parse(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(0, "0s")]
    [InlineData(59, "59s")]
    [InlineData(60, "1m")]
    [InlineData(3599, "59m")]
    [InlineData(3600, "1h")]
    [InlineData(47 * 3600, "47h")]
    [InlineData(48 * 3600, "2d")]
    public void An_age_is_shown_in_its_largest_whole_unit(int seconds, string text) =>
        Assert.Equal(text, Duration.Brief(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void No_text_raises_another_exception() =>
        Holds.For(Any.Text, text => Assert.Equal(Duration.TryParse(text, out var duration), duration > TimeSpan.Zero));
}
