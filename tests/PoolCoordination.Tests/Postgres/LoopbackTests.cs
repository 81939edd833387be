using System.Net;
using PoolCoordination.Postgres;

namespace PoolCoordination.Tests.Postgres;

public sealed class LoopbackTests
{
    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("127.1", true)]
    [InlineData("127.255.0.3", true)]
    [InlineData("2130706433", true)]
    [InlineData("::1", true)]
    [InlineData("::ffff:127.0.0.1", true)]
    [InlineData("0.0.0.0", false)]
    [InlineData("::", false)]
    [InlineData("126.0.0.1", false)]
    [InlineData("192.0.2.1", false)]
    [InlineData("::ffff:192.0.2.1", false)]
    public void An_address_is_judged_by_itself(string address, bool isLoopback) =>
        Assert.Equal(isLoopback, Loopback.Is(address, _ => throw new InvalidOperationException("No name is asked for.")));

    [Theory]
    [InlineData("localhost", true, "127.0.0.1", "::1")]
    [InlineData("LocalHost", true, "127.0.0.1")]
    [InlineData("localhost", false, "127.0.0.1", "192.0.2.1")]
    [InlineData("localhost", false, "192.0.2.1")]
    [InlineData("localhost", false)]
    [InlineData("localhost.example.org", false, "127.0.0.1")]
    [InlineData("127.0.0.1.example.org", false, "127.0.0.1")]
    [InlineData("db", false, "127.0.0.1")]
    public void A_name_is_loopback_only_where_it_is_localhost_and_means_nothing_else(
        string name,
        bool isLoopback,
        params string[] addresses
    ) => Assert.Equal(isLoopback, Loopback.Is(name, _ => [.. addresses.Select(IPAddress.Parse)]));
}
