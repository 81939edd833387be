using System.Security.Cryptography;
using System.Text;
using PoolCoordination.Blocks;

namespace PoolCoordination.Tests.Blocks;

public class BlockHashTests
{
    [Fact]
    public void It_is_the_beginning_of_sha_256_for_texts_of_all_lengths()
    {
        for (var length = 0; length < 300; length++)
            AssertIsSha256(new string('é', length / 2) + new string('x', length));
    }

    [Fact]
    public void It_is_the_beginning_of_sha_256_for_any_text() => Holds.For(Any.WellFormedText, AssertIsSha256);

    private static void AssertIsSha256(string text) =>
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16], BlockHash.Of(text));
}
