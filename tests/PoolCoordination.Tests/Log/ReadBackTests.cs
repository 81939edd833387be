using System.Globalization;
using PoolCoordination.Pools;

namespace PoolCoordination.Tests.Log;

/// <summary>How far a read from the end goes back.</summary>
public sealed class ReadBackTests : IDisposable
{
    private const long Now = 1_795_338_116;
    private const long TooOld = Now - (8 * 86_400);

    private static readonly string s_filler = new('x', 400);

    private readonly ScratchPool _pool = new();

    public ReadBackTests() => _pool.Clock.Now = DateTimeOffset.FromUnixTimeSeconds(Now);

    [Fact]
    public void A_read_stops_after_64_KB_and_200_old_lines_in_a_row()
    {
        _pool.WriteLog([Line("hidden", Now), .. Old(201), Line("new", Now)]);

        Assert.Equal(["new"], Live());
    }

    [Fact]
    public void It_goes_on_while_the_old_lines_are_fewer_than_200()
    {
        _pool.WriteLog([Line("back", Now), .. Old(199), Line("new", Now)]);

        Assert.Equal(["new", "back"], Live());
    }

    [Fact]
    public void It_goes_on_while_the_old_lines_are_shorter_than_64_KB()
    {
        _pool.WriteLog([Line("back", Now), .. Enumerable.Repeat(Line("old", TooOld), 400), Line("new", Now)]);

        Assert.Equal(["new", "back"], Live());
    }

    [Fact]
    public void A_new_line_between_old_ones_begins_the_count_again()
    {
        _pool.WriteLog([Line("back", Now), .. Old(150), Line("between", Now), .. Old(150)]);

        Assert.Equal(["between", "back"], Live());
    }

    [Theory]
    [InlineData("{\"id\":\"x\",\"topic\":\"no time\"}")]
    [InlineData("{\"id\":\"x\",\"timestamp\":-5,\"topic\":\"impossible time\"}")]
    [InlineData("not json at all")]
    public void Lines_without_a_time_count_neither_as_old_nor_as_new(string odd)
    {
        _pool.WriteLog([Line("back", Now), .. Enumerable.Repeat(odd + s_filler, 500), .. Old(100)]);
        Assert.Equal(["back"], Live());

        _pool.WriteLog([Line("hidden", Now), .. Old(150), odd, .. Old(60)]);
        Assert.Empty(Live());
    }

    [Fact]
    public void An_old_line_between_new_ones_hides_nothing()
    {
        _pool.WriteLog([Line("one", Now), Line("old", TooOld), Line("two", Now)]);

        Assert.Equal(["two", "one"], Live());
    }

    [Fact]
    public void What_lives_longest_is_still_found_after_a_week()
    {
        var ttl = 7 * 86_400;
        _pool.WriteLog([Line("live", Now - ttl + 1, ttl), Line("over", Now - ttl, ttl)]);

        Assert.Equal(["live"], Live());
    }

    [Fact]
    public void Many_lines_of_a_clock_that_is_an_hour_behind_do_not_hide_what_lives_longest()
    {
        var ttl = 7 * 86_400;
        _pool.WriteLog([
            Line("live", Now - ttl + 1, ttl),
            .. Enumerable.Range(0, 300).Select(i => Line($"behind {i} {s_filler}", Now - ttl - 3599, ttl)),
        ]);

        Assert.Equal(["live"], Live());
    }

    [Fact]
    public void An_entry_is_live_until_its_time_is_over_and_no_longer()
    {
        _pool.WriteLog([
            Line("over", Now - 3600),
            Line("live", Now - 3599),
            Line("short and over", Now - 60, 60),
            Line("ahead", Now + 86400),
            Line("future", Now + 86401),
        ]);

        Assert.Equal(["ahead", "live"], Live());
    }

    [Fact]
    public void A_nested_time_to_live_is_not_the_lines_own()
    {
        _pool.WriteLog($$"""{"id":"1","timestamp":{{Now - 600}},"x_sensor":{"ttl":5},"topic":"live"}""");

        Assert.Equal(["live"], Live());
    }

    [Fact]
    public void A_query_for_all_goes_back_to_the_first_line()
    {
        _pool.WriteLog([Line("first", TooOld), .. Old(300), Line("new", Now)]);

        Assert.Equal("first", _pool.Entries[0].Topic);
    }

    [Fact]
    public void A_query_by_time_looks_at_time_only()
    {
        _pool.WriteLog([Line("before", Now - 301), Line("over but within", Now - 300, 60), Line("new", Now)]);

        var query = new PoolQuery { Since = _pool.Clock.Now - TimeSpan.FromMinutes(5) };
        Assert.Equal(["new", "over but within"], _pool.Pool.Read(query).Select(entry => entry.Topic));
    }

    [Fact]
    public void A_line_that_stands_there_twice_is_read_once()
    {
        _pool.WriteLog(Line("a", Now), Line("b", Now), Line("a", Now), Line("b", Now));

        Assert.Equal(["b", "a"], Live());
    }

    [Fact]
    public void A_line_that_is_written_again_after_4095_others_is_read_once()
    {
        string[] others = [.. Enumerable.Range(0, 4095).Select(i => Line($"{i}", Now))];
        _pool.WriteLog([Line("again", Now), .. others, Line("again", Now)]);

        Assert.Single(Live(), topic => topic == "again");
    }

    [Fact]
    public void A_missing_log_is_empty() => Assert.Empty(Live());

    public void Dispose() => _pool.Dispose();

    private IEnumerable<string> Live() => _pool.Pool.Read(new PoolQuery()).Select(entry => entry.Topic);

    private static IEnumerable<string> Old(int count) => Enumerable.Range(0, count).Select(i => Line($"old {i} {s_filler}", TooOld));

    private static string Line(string topic, long timestamp, int ttl = 3600) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"id":"{{topic}}","timestamp":{{timestamp}},"action":"completed","topic":"{{topic}}","ttl":{{ttl}}}"""
        );
}
