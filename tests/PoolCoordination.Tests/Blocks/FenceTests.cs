using PoolCoordination.Blocks;

namespace PoolCoordination.Tests.Blocks;

public class FenceTests
{
    [Theory]
    [InlineData("```pool\nTOPIC: t\n```")]
    [InlineData("~~~pool\nTOPIC: t\n~~~")]
    [InlineData("``````pool\nTOPIC: t\n``````")]
    [InlineData("```pool\nTOPIC: t\n``````")]
    [InlineData("   ```pool\nTOPIC: t\n  ```")]
    [InlineData("``` pool\nTOPIC: t\n```  ")]
    [InlineData("```POOL entry one\nTOPIC: t\n```")]
    [InlineData("~~~ Pool `x`\nTOPIC: t\n~~~")]
    [InlineData("```pool\r\nTOPIC: t\r\n```\r\n")]
    [InlineData("```pool\rTOPIC: t\r```\r")]
    [InlineData("```pool\nTOPIC: t")]
    [InlineData("Done.\n```pool\nTOPIC: t\n```\nBye.")]
    public void A_fence_named_pool_holds_a_block(string text) => Assert.Equal("t", Assert.Single(BlockReader.Read(text)).Topic);

    [Theory]
    [InlineData("    ```pool\n    TOPIC: t\n    ```")]
    [InlineData("\t```pool\n\tTOPIC: t\n\t```")]
    [InlineData("``pool\nTOPIC: t\n``")]
    [InlineData("```pool`\nTOPIC: t\n```")]
    [InlineData("```pooled\nTOPIC: t\n```")]
    [InlineData("```text pool\nTOPIC: t\n```")]
    [InlineData("```\npool\nTOPIC: t\n```")]
    [InlineData("pool\nTOPIC: t")]
    [InlineData("> ```pool\n> TOPIC: t\n> ```")]
    [InlineData("````markdown\n```pool\nTOPIC: t\n```\n````")]
    [InlineData("~~~\n```pool\nTOPIC: t\n```\n~~~")]
    public void Anything_else_holds_none(string text) => Assert.Empty(BlockReader.Read(text));

    [Fact]
    public void A_shorter_fence_or_one_of_the_other_kind_does_not_end_a_block()
    {
        var block = Assert.Single(BlockReader.Read("`````pool\nTOPIC: t\nSUMMARY: one\n```\n~~~~~\ntwo\n`````\nthree"));

        Assert.Equal("one ``` ~~~~~ two", block.Summary);
    }

    [Fact]
    public void A_fence_followed_by_text_does_not_end_a_block()
    {
        var block = Assert.Single(BlockReader.Read("```pool\nTOPIC: t\nSUMMARY: one\n```python\ntwo\n```"));

        Assert.Equal("one ```python two", block.Summary);
    }

    [Fact]
    public void What_follows_a_closed_block_is_not_part_of_it()
    {
        var block = Assert.Single(BlockReader.Read("```pool\nTOPIC: t\n```\nSUMMARY: prose"));

        Assert.Equal("", block.Summary);
    }
}
