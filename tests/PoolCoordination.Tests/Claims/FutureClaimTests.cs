using PoolCoordination.Claims;
using PoolCoordination.Entries;
using PoolCoordination.Pools;

namespace PoolCoordination.Tests.Claims;

/// <summary>Claims whose time lies further in the future than clocks differ.</summary>
public sealed class FutureClaimTests : IDisposable
{
    private readonly ScratchPool _pool = new();

    public void Dispose() => _pool.Dispose();

    [Theory]
    [InlineData(25, false)]
    [InlineData(23, true)]
    public void A_claim_bars_others_only_where_it_is_no_further_ahead_than_clocks_differ(int hours, bool bars)
    {
        AppendClaim("A", _pool.Clock.Now.AddHours(hours));

        Assert.Equal(bars, _pool.Pool.Claims().HolderOf(_pool.InFolder("x.py"), new Identity("B"), _pool.Clock.Now) is not null);
        Assert.Equal(bars ? 1 : 0, _pool.Pool.Claims().HeldAt(_pool.Clock.Now).Count);
        Assert.Equal(bars, _pool.Context("B").Text(isFull: false).Contains("[A] claimed", StringComparison.Ordinal));
        Assert.Equal(bars, Claim("B").Holder is not null);
    }

    [Fact]
    public void What_another_claimed_meanwhile_is_not_taken_back_when_its_time_comes()
    {
        AppendClaim("A", _pool.Clock.Now.AddHours(25));
        Assert.Null(Claim("B", TimeSpan.FromHours(30)).Holder);
        _pool.Clock.Advance(TimeSpan.FromHours(25));

        Assert.Equal("B", Assert.Single(_pool.Pool.Claims().HeldAt(_pool.Clock.Now)).Instance);
    }

    [Fact]
    public void Renewals_from_the_future_prolong_no_claim_for_good()
    {
        var claim = AppendClaim("A", _pool.Clock.Now, TimeToLive.Longest);
        for (var day = 6; day < 700; day += 6)
            Append(
                new PoolEntry
                {
                    Instance = "A",
                    Action = PoolAction.Claimed,
                    Topic = "t",
                    Timestamp = _pool.Clock.Now.AddDays(day),
                    Ttl = TimeToLive.Longest,
                    Renews = claim.Id,
                }
            );

        Assert.Empty(_pool.Pool.Claims().HeldAt(_pool.Clock.Now));
        Assert.Null(Claim("B").Holder);
    }

    private ClaimResult Claim(string instance, TimeSpan? ttl = null) =>
        _pool.Pool.Claim(
            new PoolEntry
            {
                Instance = instance,
                Action = PoolAction.Claimed,
                Topic = "t",
                Affects = ["x.py"],
                Ttl = ttl ?? TimeToLive.Default,
            }
        );

    private PoolEntry AppendClaim(string instance, DateTimeOffset time, TimeSpan? ttl = null) =>
        Append(
            new PoolEntry
            {
                Instance = instance,
                Action = PoolAction.Claimed,
                Topic = "t",
                Affects = ["x.py"],
                Timestamp = time,
                Ttl = ttl ?? TimeToLive.Default,
            }
        );

    private PoolEntry Append(PoolEntry entry)
    {
        var prepared = _pool.Pool.Prepare(entry);
        _pool.Pool.Log.Append(prepared);
        return prepared;
    }
}
