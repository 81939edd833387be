using PoolCoordination.Entries;
using PoolCoordination.Relevance;

namespace PoolCoordination.Tests.Relevance;

public class ScoreTests
{
    private static readonly Domain s_pipeline = new("A", ["pipeline", "orchestration", "integration", "core"]);
    private static readonly Domain s_visual = new("B", ["visual", "image", "clip", "llava", "asus"]);
    private static readonly Domain s_oracle = new("C", ["inference", "oracle", "model", "training"]);
    private static readonly Domain s_edge = new("D", ["edge", "hailo", "jetson", "npu", "embedded"]);

    private static readonly PoolEntry s_example = new()
    {
        Topic = "Oracle training data access",
        Summary = "Cannot access training_data/interactions/",
        Affects = ["oracle_consciousness_integration.py"],
    };

    [Fact]
    public void The_worked_example_comes_out()
    {
        var oracle = s_oracle with { Keywords = [.. s_oracle.Keywords, "consciousness"] };

        Assert.Equal(0.12, s_pipeline.Score(s_example));
        Assert.Equal(0, s_visual.Score(s_example));
        Assert.Equal(0.88, oracle.Score(s_example));
        Assert.Equal(0, s_edge.Score(s_example));
    }

    [Fact]
    public void Without_the_keyword_consciousness_the_example_has_two_hits() => Assert.Equal(0.5, s_oracle.Score(s_example));

    [Theory]
    [InlineData("nothing", 0)]
    [InlineData("one", 0.12)]
    [InlineData("one two", 0.5)]
    [InlineData("one two three", 0.88)]
    [InlineData("one two three four", 0.98)]
    [InlineData("one one one", 0.12)]
    public void With_four_keywords_the_score_grows_with_the_hits(string text, double score) =>
        Assert.Equal(score, new Domain("A", ["one", "two", "three", "four"]).Score(text));

    [Theory]
    [InlineData(new[] { "one" }, 0.73)]
    [InlineData(new[] { "one", "two" }, 0.5)]
    [InlineData(new[] { "one", "two", "three" }, 0.27)]
    [InlineData(new[] { "one", "two", "three", "four", "five", "six", "seven" }, 0.12)]
    public void In_a_small_domain_one_hit_weighs_more(string[] keywords, double score) =>
        Assert.Equal(score, new Domain("A", keywords).Score("one"));

    [Fact]
    public void Topic_summary_and_affects_count_and_blocks_does_not()
    {
        var domain = new Domain("A", ["one", "two"]);

        Assert.Equal(0.5, domain.Score(new PoolEntry { Topic = "one" }));
        Assert.Equal(0.5, domain.Score(new PoolEntry { Summary = "one" }));
        Assert.Equal(0.5, domain.Score(new PoolEntry { Affects = ["src/one.py"] }));
        Assert.Equal(0, domain.Score(new PoolEntry { Blocks = "one" }));
        Assert.Equal(0.88, domain.Score(new PoolEntry { Topic = "one", Affects = ["two"] }));
    }

    [Fact]
    public void A_domain_without_keywords_scores_nothing() => Assert.Equal(0, new Domain("A", []).Score("one"));

    [Fact]
    public void Any_texts_score_between_0_and_1() =>
        Holds.For(Any.Text, text => Assert.InRange(new Domain("A", [text, "a", text + "b"]).Score(text, "a"), 0, 1));

    [Fact]
    public void The_scores_of_all_domains_are_stored_in_the_line()
    {
        using var pool = new ScratchPool();
        pool.SetDomain("A", [.. s_pipeline.Keywords]);
        pool.SetDomain("C", [.. s_oracle.Keywords, "consciousness"]);
        pool.SetDomain("D", [.. s_edge.Keywords]);

        pool.Add(s_example with { Instance = "C" });

        Assert.Equal([("A", 0.12), ("C", 0.88), ("D", 0)], Assert.Single(pool.Entries).Relevance.Select(pair => (pair.Key, pair.Value)));
    }
}
