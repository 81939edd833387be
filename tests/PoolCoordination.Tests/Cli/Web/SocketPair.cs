using System.Net;
using System.Net.Sockets;

namespace PoolCoordination.Tests.Cli.Web;

/// <summary>The two ends of a connection on this machine.</summary>
internal sealed class SocketPair : IDisposable
{
    private SocketPair(TcpClient client, Socket server) => (Client, Server) = (client, server);

    public TcpClient Client { get; }

    public Socket Server { get; }

    public static async Task<SocketPair> OpenAsync()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var client = new TcpClient { ReceiveTimeout = (int)RunningPool.Limit.TotalMilliseconds };
        await client.ConnectAsync((IPEndPoint)listener.LocalEndpoint);
        return new SocketPair(client, await listener.AcceptSocketAsync());
    }

    /// <summary>Sends from the client.</summary>
    public void Send(string text) => Client.GetStream().Write(System.Text.Encoding.Latin1.GetBytes(text));

    /// <summary>All that the client is sent until the server closes.</summary>
    public string Rest()
    {
        using var reader = new StreamReader(Client.GetStream());
        return reader.ReadToEnd();
    }

    public void Dispose()
    {
        Client.Dispose();
        Server.Dispose();
    }
}
