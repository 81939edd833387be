using PoolCoordination.Blocks;
using PoolCoordination.Context;

namespace PoolCoordination.Tests.Context;

public class PrimerTests
{
    [Fact]
    public void It_has_at_most_400_characters() => Assert.InRange(Primer.Text.Length, 1, 400);

    [Theory]
    [InlineData("ACTION")]
    [InlineData("TOPIC")]
    [InlineData("SUMMARY")]
    [InlineData("AFFECTS")]
    [InlineData("BLOCKS")]
    [InlineData("TTL")]
    public void It_names_the_keys_that_a_block_takes(string key)
    {
        Assert.Contains(key, Primer.Text, StringComparison.Ordinal);
        Assert.True(BlockKey.Of(key) is not null);
    }

    [Theory]
    [InlineData("completed")]
    [InlineData("blocked")]
    [InlineData("claimed")]
    [InlineData("signaling")]
    [InlineData("none for routine edits")]
    public void It_says_when_a_block_is_written_and_when_not(string words) => Assert.Contains(words, Primer.Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("must")]
    [InlineData("you should")]
    [InlineData("always")]
    [InlineData("please")]
    public void It_states_facts_and_gives_no_orders(string word) =>
        Assert.DoesNotContain(word, Primer.Text, StringComparison.OrdinalIgnoreCase);
}
