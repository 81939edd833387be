using Xunit;

namespace PoolCoordination.Tests;

public class PlaceholderTests
{
    [Fact]
    public void A_score_without_hits_is_zero() => Assert.Equal(0, new Relevance.Domain("A", ["pipeline"]).Score("nothing"));
}
