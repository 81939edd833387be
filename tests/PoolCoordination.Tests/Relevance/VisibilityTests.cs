using PoolCoordination.Entries;
using PoolCoordination.Pools;
using PoolCoordination.Relevance;

namespace PoolCoordination.Tests.Relevance;

public class VisibilityTests
{
    private static readonly Domain s_domain = new("B", ["visual", "image", "clip", "llava"]);
    private static readonly Identity s_reader = new("B", "11111111-2222");

    [Fact]
    public void Own_entries_are_shown_by_session_and_by_name()
    {
        Assert.True(Shows(new PoolEntry { Instance = "b", Topic = "database" }));
        Assert.True(Shows(new PoolEntry { Instance = "X", SessionId = "11111111", Topic = "database" }));
        Assert.False(Shows(new PoolEntry { Instance = "X", SessionId = "33333333", Topic = "database" }));
    }

    [Fact]
    public void Entries_of_others_are_shown_from_a_score_of_three_tenths_on()
    {
        Assert.True(Shows(new PoolEntry { Instance = "A", Topic = "visual image" }));
        Assert.False(Shows(new PoolEntry { Instance = "A", Topic = "visual" }));
    }

    [Fact]
    public void A_score_of_27_hundredths_is_too_low()
    {
        var visibility = new Visibility(s_reader, new Domain("B", ["visual", "image", "clip"]));

        Assert.Equal(0.27, visibility.Domain!.Score("visual"));
        Assert.False(visibility.Shows(new PoolEntry { Instance = "A", Topic = "visual" }));
        Assert.True(visibility.Shows(new PoolEntry { Instance = "A", Topic = "visual image" }));
    }

    [Theory]
    [InlineData("Session refactor can proceed", true)]
    [InlineData("Nonetheless wait", true)]
    [InlineData("", false)]
    [InlineData("  ", false)]
    [InlineData("None", false)]
    [InlineData("None, just FYI", false)]
    [InlineData("none.", false)]
    [InlineData("**None**", false)]
    [InlineData("(none)", false)]
    [InlineData("N/A", false)]
    [InlineData("n/a - nothing", false)]
    [InlineData("-", false)]
    [InlineData("—", false)]
    public void An_entry_is_shown_whose_blocks_says_something(string blocks, bool isShown) =>
        Assert.Equal(isShown, Shows(new PoolEntry { Instance = "A", Topic = "database", Blocks = blocks }));

    [Fact]
    public void Without_a_domain_everything_is_shown() =>
        Assert.True(new Visibility(s_reader, Domain: null).Shows(new PoolEntry { Instance = "A", Topic = "database" }));

    [Fact]
    public void Lines_that_only_release_or_renew_a_claim_are_never_shown()
    {
        Assert.False(new Visibility(s_reader, Domain: null).Shows(new PoolEntry { Instance = "A", Topic = "t", Releases = "1" }));
        Assert.False(new Visibility(s_reader, Domain: null).Shows(new PoolEntry { Instance = "B", Topic = "t", Renews = "1" }));
    }

    [Fact]
    public void The_readers_present_domain_counts_and_not_the_stored_score()
    {
        var scores = new Dictionary<string, double>(StringComparer.Ordinal) { ["B"] = 0.98 };

        Assert.False(Shows(new PoolEntry { Instance = "A", Topic = "database", Relevance = scores }));
    }

    [Fact]
    public void Queries_do_not_filter_by_relevance()
    {
        using var pool = new ScratchPool();
        pool.Variables["CLAUDE_INSTANCE"] = "B";
        pool.SetDomain("B", "visual", "image", "clip", "llava");
        pool.Add("A", "database");

        Assert.Single(pool.Pool.Read(new PoolQuery()));
        Assert.True(pool.Context("B").IsEmpty);
    }

    private static bool Shows(PoolEntry entry) => new Visibility(s_reader, s_domain).Shows(entry);
}
