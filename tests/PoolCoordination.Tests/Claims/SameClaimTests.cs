using PoolCoordination.Claims;
using PoolCoordination.Entries;

namespace PoolCoordination.Tests.Claims;

public class SameClaimTests
{
    [Fact]
    public void Claims_of_one_topic_on_many_files_are_distinguished_by_their_hashes()
    {
        var hashes = Enumerable
            .Range(0, 1000)
            .Select(i => SameClaim.Comparer.GetHashCode(new PoolEntry { Topic = "t", Affects = [$"src/{i}.py"] }));

        // Else each is compared with each, and a session's start takes seconds where many are held.
        Assert.InRange(hashes.Distinct().Count(), 990, 1000);
    }

    [Theory]
    [InlineData("Topic", " topic ")]
    [InlineData("Ä", "ä")]
    public void Topics_that_count_as_equal_have_one_hash(string left, string right)
    {
        var entry = new PoolEntry { Affects = ["a.py", "b.py"], Root = "/shop" };
        Assert.Equal(
            SameClaim.Comparer.GetHashCode(entry with { Topic = left }),
            SameClaim.Comparer.GetHashCode(entry with { Topic = right })
        );
    }
}
