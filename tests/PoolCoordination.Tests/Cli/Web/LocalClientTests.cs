using System.Net;
using System.Net.Sockets;
using PoolCoordination.Cli.Web;

namespace PoolCoordination.Tests.Cli.Web;

/// <summary>Whose a connection is.</summary>
public sealed class LocalClientTests
{
    private static readonly string[] s_table =
    [
        "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode",
        "   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 1 1 0000000000000000 100 0 0 10 0",
        "   1: 0100007F:C350 0100007F:1F90 01 00000000:00000000 00:00000000 00000000  1001        0 2 1 0000000000000000 20 4 30 10 -1",
        "   2: 0100007F:1F90 0100007F:C350 01 00000000:00000000 00:00000000 00000000  1000        0 3 1 0000000000000000 20 4 30 10 -1",
        "   3: 0000000000000000FFFF00000100007F:C351 0000000000000000FFFF00000100007F:1F90 01 00000000:00000000 00:00000000 00000000  1000 "
            + "       0 4 1 0000000000000000 20 4 30 10 -1",
        "   4: 0100007F:C352 0100007F:1F90 06 00000000:00000000 00:00000000 00000000  1000        0 0 3 0000000000000000",
    ];

    [Theory]
    [InlineData(50_000, 1001, true)]
    [InlineData(50_000, 1000, false)]
    [InlineData(50_001, 1000, true)]
    [InlineData(50_002, 1000, false)]
    [InlineData(50_003, 1000, false)]
    public void It_is_of_the_user_that_the_system_names(int from, uint user, bool isOfUser) =>
        Assert.Equal(isOfUser, LocalClient.IsOfUser(s_table, from, 8080, user));

    [Fact]
    public async Task A_connection_of_this_process_is_of_its_user()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems do not say whose a connection is.");
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var port = ((IPEndPoint)server.LocalEndpoint).Port;
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port, TestContext.Current.CancellationToken);
        var end = (IPEndPoint)client.Client.LocalEndPoint!;

        Assert.True(LocalClient.IsOfUser(end, port));
        Assert.False(LocalClient.IsOfUser(end, port + 1));
        Assert.False(LocalClient.IsOfUser(client: null, port));
    }
}
