using PoolCoordination.Entries;
using PoolCoordination.Pools;

namespace PoolCoordination.Tests.Pools;

/// <summary>The source document's queries.</summary>
public sealed class QueryTests : IDisposable
{
    private readonly ScratchPool _pool = new();

    public QueryTests()
    {
        _pool.Add("A", "Auth token refresh", PoolAction.Completed);
        _pool.Clock.Advance(TimeSpan.FromMinutes(10));
        _pool.Add("LEGION", "Token cache", PoolAction.Blocked);
        _pool.Clock.Advance(TimeSpan.FromMinutes(1));
        _pool.Add("b", "ASUS server", PoolAction.Claimed);
    }

    [Fact]
    public void Entries_come_newest_first() => Assert.Equal(["ASUS server", "Token cache", "Auth token refresh"], Topics(new PoolQuery()));

    [Fact]
    public void The_last_five_minutes_can_be_asked_for() =>
        Assert.Equal(["ASUS server", "Token cache"], Topics(new PoolQuery { Since = _pool.Clock.Now - Duration.Parse("5m") }));

    [Fact]
    public void A_line_from_the_future_is_not_among_the_last_ones()
    {
        _pool.Add(new PoolEntry { Instance = "A", Topic = "ahead", Timestamp = _pool.Clock.Now.AddDays(400) });
        Assert.DoesNotContain("ahead", Topics(new PoolQuery { Since = _pool.Clock.Now - Duration.Parse("5m") }));
        Assert.Contains("ahead", Topics(new PoolQuery { All = true }));
    }

    [Theory]
    [InlineData("A", 1)]
    [InlineData("B", 1)]
    [InlineData("legion", 1)]
    [InlineData("l*", 1)]
    [InlineData("?", 2)]
    [InlineData("LEG", 0)]
    public void An_instance_is_named_in_any_case_or_by_a_pattern(string instance, int count) =>
        Assert.Equal(count, Topics(new PoolQuery { Instances = [instance] }).Count());

    [Fact]
    public void Several_instances_and_actions_can_be_asked_for()
    {
        Assert.Equal(["ASUS server", "Token cache", "Auth token refresh"], Topics(new PoolQuery { Actions = [.. PoolActionName.All] }));
        Assert.Equal(2, Topics(new PoolQuery { Actions = [PoolAction.Blocked, PoolAction.Completed] }).Count());
        Assert.Equal(Topics(new PoolQuery()), Topics(new PoolQuery { Instances = ["?*", "nobody"] }));
    }

    [Theory]
    [InlineData("TOKEN", 2)]
    [InlineData("t*k*n", 2)]
    [InlineData("in the summary only", 1)]
    [InlineData("src/only_here.py", 1)]
    [InlineData("nowhere", 0)]
    public void A_text_is_looked_for_in_topic_summary_and_paths(string text, int count)
    {
        _pool.Pool.Add(
            new PoolEntry
            {
                Instance = "Z",
                Topic = "x",
                Summary = "It stands in the summary only.",
                Affects = ["src/only_here.py"],
            }
        );
        Assert.Equal(count, Topics(new PoolQuery { Search = text }).Count());
    }

    [Theory]
    [InlineData("src/auth.py", "auth all")]
    [InlineData("src/other.py", "all")]
    [InlineData("docs/index.md", "")]
    [InlineData("src", "auth all")]
    public void A_file_is_looked_for_as_claims_cover_it(string path, string topics)
    {
        _pool.Pool.Add(new PoolEntry { Instance = "Z", Action = PoolAction.Completed, Topic = "all", Affects = ["src/"] });
        _pool.Pool.Add(new PoolEntry { Instance = "Z", Action = PoolAction.Completed, Topic = "auth", Affects = ["src/auth.py"] });

        Assert.Equal(topics, string.Join(' ', Topics(new PoolQuery { Affects = path, Instances = ["Z"] })));
    }

    [Fact]
    public void Of_a_claim_that_is_made_again_the_latest_line_is_given_unless_a_time_is_asked_for()
    {
        var claim = new PoolEntry { Instance = "Z", Action = PoolAction.Claimed, Topic = "mine", Affects = ["a.py"] };
        var first = _pool.Pool.Add(claim);
        var second = _pool.Pool.Add(claim);

        Assert.Equal(second.Id, Assert.Single(_pool.Pool.Read(new PoolQuery { Instances = ["Z"] })).Id);
        Assert.Equal([second.Id, first.Id], _pool.Pool.Read(new PoolQuery { Instances = ["Z"], All = true }).Select(entry => entry.Id));
    }

    [Fact]
    public void An_action_can_be_asked_for() => Assert.Equal(["Token cache"], Topics(new PoolQuery { Actions = [PoolAction.Blocked] }));

    [Theory]
    [InlineData("token", 2)]
    [InlineData("token*", 1)]
    [InlineData("*server", 1)]
    [InlineData("nothing", 0)]
    public void A_topic_is_asked_for_by_a_part_or_a_pattern(string topic, int count) =>
        Assert.Equal(count, Topics(new PoolQuery { Topic = topic }).Count());

    [Fact]
    public void Entries_over_their_time_come_only_when_all_are_asked_for()
    {
        _pool.Clock.Advance(TimeSpan.FromMinutes(55));

        Assert.Equal(["ASUS server", "Token cache"], Topics(new PoolQuery()));
        Assert.Equal(3, Topics(new PoolQuery { All = true }).Count());
    }

    public void Dispose() => _pool.Dispose();

    private IEnumerable<string> Topics(PoolQuery query) => _pool.Pool.Read(query).Select(entry => entry.Topic);
}
