using PoolCoordination.Blocks;
using PoolCoordination.Entries;
using PoolCoordination.Faults;
using PoolCoordination.Pools;

namespace PoolCoordination.Tests.Blocks;

public sealed class BlockWriterTests : IDisposable
{
    private readonly ScratchPool _pool = new();

    public void Dispose() => _pool.Dispose();

    [Fact]
    public void A_block_has_the_fields_that_say_something()
    {
        var entry = new PoolEntry
        {
            Instance = "A",
            Action = PoolAction.Blocked,
            Topic = "Oracle training data access",
            Summary = "The bucket refuses the key.",
            Affects = ["oracle.py", "src/**/*.cs"],
            Blocks = "Fine-tuning",
            Ttl = TimeSpan.FromHours(2),
        };

        Assert.Equal(
            """
            ```pool
            INSTANCE: A
            ACTION: blocked
            TOPIC: Oracle training data access
            SUMMARY: The bucket refuses the key.
            AFFECTS: oracle.py, src/**/*.cs
            BLOCKS: Fine-tuning
            TTL: 7200
            ```
            """.ReplaceLineEndings("\n"),
            BlockWriter.Write(entry)
        );
        Assert.Equal("```pool\nACTION: signaling\nTOPIC: t\n```", BlockWriter.Write(new PoolEntry { Topic = "t" }));
    }

    [Fact]
    public void What_is_written_is_read_as_the_same_entry() =>
        Holds.For(
            Any.Entry,
            written =>
            {
                var block = Assert.Single(
                    BlockReader.Read($"Before.\n\n{BlockWriter.Write(written with { Topic = $"t{written.Topic}" })}\n\nAfter.")
                );

                var entry = _pool.Pool.Prepare(written with { Topic = $"t{written.Topic}" });

                Assert.Empty(block.Problems);
                Assert.Equal(
                    (entry.Instance, entry.Action, entry.Topic, entry.Summary, entry.Blocks, entry.Ttl),
                    (block.Instance, block.Action, block.Topic, block.Summary, block.Blocks, block.Ttl)
                );
                Assert.Equal(entry.Affects, block.Affects);
            },
            tests: 1000
        );

    [Theory]
    [InlineData("\"all of it\"")]
    [InlineData("'all of it'")]
    [InlineData("\"it's\"")]
    [InlineData("'a \"b\" c'")]
    public void Quotation_marks_around_all_of_a_text_stay(string text) =>
        Assert.Equal(text, Assert.Single(BlockReader.Read(BlockWriter.Write(new PoolEntry { Topic = "t", Summary = text }))).Summary);

    [Theory]
    [InlineData("*.cs")]
    [InlineData("**/*.md")]
    [InlineData("- odd")]
    [InlineData("-x", "+ y")]
    public void Paths_that_look_like_a_bullet_stay(params string[] paths) =>
        Assert.Equal(paths, Assert.Single(BlockReader.Read(BlockWriter.Write(new PoolEntry { Topic = "t", Affects = paths }))).Affects);

    [Fact]
    public void Nothing_is_made_of_an_entry_without_topic_and_summary() =>
        Assert.Contains(
            "neither a topic nor a summary",
            Assert.Throws<PoolException>(() => BlockWriter.Write(new PoolEntry { Id = "1" })).Message,
            StringComparison.Ordinal
        );
}
