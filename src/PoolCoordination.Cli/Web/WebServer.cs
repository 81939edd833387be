using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using PoolCoordination.Faults;

namespace PoolCoordination.Cli.Web;

/// <summary>A server on this machine's own address, which only its own page can ask for anything.</summary>
internal sealed class WebServer : IDisposable
{
    private const int MostConnections = 1000;
    private const int MostTries = 20;

    /// <summary>The ports that are nobody's, up to the last.</summary>
    private const int FirstFreePort = 49_152;

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);

    private readonly TcpListener _listener;
    private readonly int _port;
    private int _connections;

    private WebServer(TcpListener listener, EarlierBoards earlier)
    {
        (_listener, _port) = (listener, ((IPEndPoint)listener.LocalEndpoint).Port);
        Access = new WebAccess(_port, earlier.CookiesAt(_port));
        earlier.Add(_port, Access.Cookie);
    }

    /// <summary>Who may ask for what.</summary>
    public WebAccess Access { get; }

    /// <summary>Begins to listen.</summary>
    /// <param name="port">The port; where 0, any that is free.</param>
    /// <param name="earlier">The boards before.</param>
    /// <exception cref="PoolException">The port is in use, or may not be used.</exception>
    public static WebServer Start(int port, EarlierBoards earlier)
    {
        if (port != 0)
        {
            return TryListen(port) is { } listener
                ? new WebServer(listener, earlier)
                : throw new PoolException($"The port {Text(port)} is in use or reserved; give another, or 0 for any that is free.");
        }

        // By chance, as a system may give its ports in turn: one that is foreseen could be another user's before, who leaves scripts in
        // the browser for it.
        for (var tries = 0; tries < MostTries; tries++)
        {
            if (TryListen(RandomNumberGenerator.GetInt32(FirstFreePort, IPEndPoint.MaxPort + 1)) is { } listener)
                return new WebServer(listener, earlier);
        }

        return TryListen(0) is { } last ? new WebServer(last, earlier) : throw new PoolException("No port is free on 127.0.0.1.");
    }

    /// <summary>Answers until it is cancelled.</summary>
    /// <param name="routes">What answers.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task RunAsync(WebRoutes routes, CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                if (await AcceptAsync(cancellation).ConfigureAwait(false) is { } socket)
                    _ = Task.Run(() => ServeAsync(socket, routes, cancellation), CancellationToken.None);
                else
                    await Task.Delay(s_pause, cancellation).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // All is over.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();

    private static TcpListener? TryListen(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            // There another user's server could have the same port otherwise.
            if (OperatingSystem.IsWindows())
                listener.ExclusiveAddressUse = true;
            listener.Start();
            return listener;
        }
        catch (SocketException)
        {
            listener.Dispose();
            return null;
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The next connection; null where a client left before, or the process has no more files to open.</summary>
    private async Task<Socket?> AcceptAsync(CancellationToken cancellation)
    {
        try
        {
            return await _listener.AcceptSocketAsync(cancellation).ConfigureAwait(false);
        }
        catch (SocketException)
        {
            return null;
        }
    }

    private async Task ServeAsync(Socket socket, WebRoutes routes, CancellationToken cancellation)
    {
        using (socket)
        {
            if (Interlocked.Increment(ref _connections) <= MostConnections)
            {
                var connection = new WebConnection(
                    socket,
                    (request, response, end) => AnswerAsync(request, response, socket.RemoteEndPoint as IPEndPoint, routes, end)
                );
                await connection.RunAsync(cancellation).ConfigureAwait(false);
            }

            Interlocked.Decrement(ref _connections);
        }
    }

    private async Task AnswerAsync(
        WebRequest request,
        ResponseWriter response,
        IPEndPoint? client,
        WebRoutes routes,
        CancellationToken cancellation
    )
    {
        if (Refusal(request, response, client) is { } refusal)
        {
            // Who may not ask keeps no connection from those who may.
            response.IsLast = true;
            await response.WriteAsync(refusal, cancellation).ConfigureAwait(false);
        }
        else if (request is { Method: "GET", Path: WebRoutes.Events })
            await StreamAsync(response, routes, cancellation).ConfigureAwait(false);
        else if (request is { Method: "GET", Path: WebRoutes.Search })
            await PatientAnswer.WriteAsync(response, AnswerOf, cancellation).ConfigureAwait(false);
        else
            await response.WriteAsync(await AnswerOf(cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);

        Task<WebAnswer> AnswerOf(CancellationToken end) => routes.AnswerAsync(request, Access.IsFromOwnPage(request.Headers), end);
    }

    /// <summary>What is answered to who may not ask; null to who may.</summary>
    private WebAnswer? Refusal(WebRequest request, ResponseWriter response, IPEndPoint? client)
    {
        if (Access.RefusalOf(request.Headers) is { } reason)
            return WebAnswer.Text(HttpStatusCode.Forbidden, reason);
        if (request is { Method: "GET", Path: "/" } && request.Query["token"] is not null && Access.HasToken(request.Query))
        {
            response.Add("Set-Cookie", Access.CookieHeader);
            // Whoever had the port before may have left scripts there for it.
            response.Add("Clear-Site-Data", "\"cache\", \"storage\"");
            return WebAnswer.Text(HttpStatusCode.Found, "The board is at /.") with { Header = ("Location", "/") };
        }

        if (Access.HasCookie(request.Headers))
            return null;
        if (Access.HasEarlierCookie(request.Headers) && LocalClient.IsOfUser(client, _port))
        {
            response.Add("Set-Cookie", Access.CookieHeader);
            return null;
        }

        return WebAnswer.Text(
            HttpStatusCode.Forbidden,
            "This board is for who started it. Open the address that 'pool board --web' printed, with its token."
        );
    }

    private static async Task StreamAsync(ResponseWriter response, WebRoutes routes, CancellationToken cancellation)
    {
        var streams = routes.Board.Streams;
        if (streams.TryOpen() is not { } stream)
        {
            var answer = WebAnswer.Text(
                HttpStatusCode.ServiceUnavailable,
                $"{Text(EventStreams.Most)} pages follow this board, and more are not served; close some."
            );
            await response.WriteAsync(answer with { Header = ("Retry-After", "30") }, cancellation).ConfigureAwait(false);
            return;
        }

        try
        {
            response.IsLast = true;
            await stream.RunAsync(routes.Board, response, cancellation).ConfigureAwait(false);
        }
        finally
        {
            streams.Close(stream);
        }
    }
}
