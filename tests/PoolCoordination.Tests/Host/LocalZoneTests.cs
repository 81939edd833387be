using PoolCoordination.Host;

namespace PoolCoordination.Tests.Host;

public sealed class LocalZoneTests
{
    [Fact]
    public void A_time_has_the_offset_that_the_library_gives_it()
    {
        var random = new Random(1);
        foreach (var _ in Enumerable.Range(0, 1000))
        {
            var time = DateTimeOffset.FromUnixTimeSeconds(random.NextInt64(0, 4_000_000_000));
            Assert.Equal(time.ToLocalTime().Offset, time.InLocalZone().Offset);
            Assert.Equal(time, time.InLocalZone());
        }
    }
}
