using System.Globalization;
using System.Net;
using System.Net.Sockets;
using PoolCoordination.Faults;

namespace PoolCoordination.Cli.Web;

/// <summary>A server on this machine's own address, which only its own page can ask for anything.</summary>
internal sealed class WebServer : IDisposable
{
    private const int MostTries = 20;

    private static readonly TimeSpan s_longestAnswer = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Nothing of others is loaded or shown, no other site shows the page or learns its address, and nothing of it is kept by the browser.
    /// </summary>
    private static readonly (string Name, string Value)[] s_headers =
    [
        (
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; "
                + "form-action 'none'; frame-ancestors 'none'"
        ),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Cache-Control", "no-store"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Server", "pool"),
    ];

    private readonly HttpListener _listener;
    private readonly int _port;

    private WebServer(HttpListener listener, int port, EarlierBoards earlier)
    {
        (_listener, _port) = (listener, port);
        Access = new WebAccess(port, earlier.CookiesAt(port));
        earlier.Add(port, Access.Cookie);
    }

    /// <summary>Who may ask for what.</summary>
    public WebAccess Access { get; }

    /// <summary>Begins to listen.</summary>
    /// <param name="port">The port; where 0, that of the board before, so that its page goes on, or any that is free.</param>
    /// <param name="earlier">The boards before.</param>
    /// <exception cref="PoolException">The port is in use, or may not be used.</exception>
    public static WebServer Start(int port, EarlierBoards earlier)
    {
        for (var tries = 0; ; tries++)
        {
            var chosen =
                port != 0 ? port
                : tries == 0 && earlier.LastPort is > 0 and var last ? last
                : FreePort();
            // By its other name too, where that can be had; it may mean an address of its own.
            string[][] hosts = [["127.0.0.1", "localhost"], ["127.0.0.1"]];
            foreach (var names in hosts)
            {
                if (TryListen(names, chosen) is { } listener)
                    return new WebServer(listener, chosen, earlier);
            }

            if (port != 0 || tries == MostTries)
                throw new PoolException($"The port {Text(chosen)} is in use or reserved; give another, or 0 for any that is free.");
        }
    }

    /// <summary>Answers until it is cancelled.</summary>
    /// <param name="routes">What answers.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task RunAsync(WebRoutes routes, CancellationToken cancellation)
    {
        // What waits for a request does not see that it is cancelled.
        using var ending = cancellation.Register(_listener.Abort);
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                var context = await _listener.GetContextAsync().ConfigureAwait(false);
                _ = Task.Run(() => AnswerAsync(context, routes, cancellation), CancellationToken.None);
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                // A client that left before it was served; or all is over.
                if (!_listener.IsListening)
                    break;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _listener.Close();

    private static HttpListener? TryListen(IEnumerable<string> names, int port)
    {
        var listener = new HttpListener();
        foreach (var name in names)
            listener.Prefixes.Add($"http://{name}:{Text(port)}/");
        try
        {
            listener.Start();
            return listener;
        }
        catch (Exception exception) when (exception is HttpListenerException or SocketException)
        {
            listener.Close();
            return null;
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task AnswerAsync(HttpListenerContext context, WebRoutes routes, CancellationToken cancellation)
    {
        try
        {
            var request = WebRequest.Of(context.Request);
            foreach (var (name, value) in s_headers)
                context.Response.Headers[name] = value;
            if (Refusal(request, context) is { } refusal)
                await WriteAsync(context.Response, refusal, cancellation).ConfigureAwait(false);
            else if (request is { Method: "GET", Path: WebRoutes.Events })
                await StreamAsync(context.Response, routes, cancellation).ConfigureAwait(false);
            else if (request is { Method: "GET", Path: WebRoutes.Search })
                await WritePatientlyAsync(context.Response, end => AnswerOf(request, end), cancellation).ConfigureAwait(false);
            else
                await WriteAsync(context.Response, AnswerOf(request, cancellation), cancellation).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // The client is gone or too slow, or all is over: nobody could be told anything.
            context.Response.Abort();
        }

        Task<WebAnswer> AnswerOf(WebRequest request, CancellationToken end) =>
            routes.AnswerAsync(request, Access.IsFromOwnPage(request.Headers), end);
    }

    /// <summary>What is answered to who may not ask; null to who may.</summary>
    private WebAnswer? Refusal(WebRequest request, HttpListenerContext context)
    {
        if (Access.RefusalOf(request.Headers) is { } reason)
            return WebAnswer.Text(HttpStatusCode.Forbidden, reason);
        if (request is { Method: "GET", Path: "/" } && request.Query["token"] is not null && Access.HasToken(request.Query))
        {
            return WebAnswer.Text(HttpStatusCode.Found, "The board is at /.") with
            {
                Header = ("Location", "/"),
                SecondHeader = ("Set-Cookie", Access.CookieHeader),
            };
        }

        if (Access.HasCookie(request.Headers))
            return null;
        if (Access.HasEarlierCookie(request.Headers) && LocalClient.IsOfUser(context.Request.RemoteEndPoint, _port))
        {
            context.Response.Headers["Set-Cookie"] = Access.CookieHeader;
            return null;
        }

        return WebAnswer.Text(
            HttpStatusCode.Forbidden,
            "This board is for who started it. Open the address that 'pool board --web' printed, with its token."
        );
    }

    private static async Task WritePatientlyAsync(
        HttpListenerResponse response,
        Func<CancellationToken, Task<WebAnswer>> answer,
        CancellationToken cancellation
    )
    {
        var (made, hasBegun) = await PatientAnswer.WaitAsync(response, answer, cancellation).ConfigureAwait(false);
        if (hasBegun)
            await WriteBodyAsync(response, made, cancellation).ConfigureAwait(false);
        else
            await WriteAsync(response, made, cancellation).ConfigureAwait(false);
    }

    private static async Task WriteAsync(HttpListenerResponse response, Task<WebAnswer> answer, CancellationToken cancellation) =>
        await WriteAsync(response, await answer.ConfigureAwait(false), cancellation).ConfigureAwait(false);

    private static async Task WriteAsync(HttpListenerResponse response, WebAnswer answer, CancellationToken cancellation)
    {
        response.StatusCode = (int)answer.Status;
        response.ContentType = answer.ContentType;
        response.ContentLength64 = answer.Body.Length;
        if (answer.Header is { } first)
            response.Headers[first.Name] = first.Value;
        if (answer.SecondHeader is { } second)
            response.Headers[second.Name] = second.Value;
        await WriteBodyAsync(response, answer, cancellation).ConfigureAwait(false);
    }

    private static async Task WriteBodyAsync(HttpListenerResponse response, WebAnswer answer, CancellationToken cancellation)
    {
        var writing = response.OutputStream.WriteAsync(answer.Body, cancellation).AsTask();
        await writing.WaitAsync(s_longestAnswer, cancellation).ConfigureAwait(false);
        response.Close();
    }

    private static async Task StreamAsync(HttpListenerResponse response, WebRoutes routes, CancellationToken cancellation)
    {
        var streams = routes.Board.Streams;
        if (streams.TryOpen() is not { } stream)
        {
            var answer = WebAnswer.Text(
                HttpStatusCode.ServiceUnavailable,
                $"{Text(EventStreams.Most)} pages follow this board, and more are not served; close some."
            );
            await WriteAsync(response, answer with { Header = ("Retry-After", "30") }, cancellation).ConfigureAwait(false);
            return;
        }

        try
        {
            response.ContentType = "text/event-stream; charset=utf-8";
            response.SendChunked = true;
            response.KeepAlive = false;
            await stream.RunAsync(routes.Board, response.OutputStream, cancellation).ConfigureAwait(false);
        }
        finally
        {
            streams.Close(stream);
        }
    }
}
