using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace PoolCoordination.Tests.Postgres;

/// <summary>What claims to be a PostgreSQL without TLS, asks who comes for a password in a given way, and keeps what it is told.</summary>
internal sealed class PasswordThief : IDisposable
{
    public const int Clear = 3;
    public const int Md5 = 5;

    private const int TlsRequest = 80877103;
    private const int Startup = 196608;

    private readonly TcpListener _listener;
    private readonly int _way;

    public PasswordThief(string address, int way)
    {
        _way = way;
        _listener = new TcpListener(IPAddress.Parse(address), 0);
        _listener.Start();
        _ = Task.Run(Accept);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The first number of each message before a password is asked for: a protocol version, or a request for TLS.</summary>
    public ConcurrentQueue<int> Greetings { get; } = [];

    /// <summary>The answers to the requests for a password.</summary>
    public ConcurrentQueue<byte[]> Passwords { get; } = [];

    /// <summary>The connections that came and went.</summary>
    public int Visits { get; private set; }

    public void Dispose() => _listener.Dispose();

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                try
                {
                    await Meet(client.GetStream());
                }
                catch (IOException)
                {
                    // It went away, as it should.
                }

                Visits++;
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task Meet(NetworkStream stream)
    {
        while (true)
        {
            var body = await ReadBody(stream);
            var greeting = BinaryPrimitives.ReadInt32BigEndian(body);
            Greetings.Enqueue(greeting);
            if (greeting == Startup)
                break;
            if (greeting != TlsRequest)
                return;
            await stream.WriteAsync("N"u8.ToArray());
        }

        byte[] salt = _way == Md5 ? [1, 2, 3, 4] : [];
        await stream.WriteAsync((byte[])[(byte)'R', 0, 0, 0, (byte)(8 + salt.Length), 0, 0, 0, (byte)_way, .. salt]);
        var kind = new byte[1];
        await stream.ReadExactlyAsync(kind);
        if (kind[0] == 'p')
            Passwords.Enqueue(await ReadBody(stream));
    }

    private static async Task<byte[]> ReadBody(NetworkStream stream)
    {
        var length = new byte[4];
        await stream.ReadExactlyAsync(length);
        var body = new byte[BinaryPrimitives.ReadInt32BigEndian(length) - 4];
        await stream.ReadExactlyAsync(body);
        return body;
    }
}
