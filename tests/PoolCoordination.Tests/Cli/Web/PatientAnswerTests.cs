using System.Net;
using System.Net.Sockets;
using System.Text;
using PoolCoordination.Cli.Web;

namespace PoolCoordination.Tests.Cli.Web;

/// <summary>An answer that takes long, and a client that waits for it or not.</summary>
public sealed class PatientAnswerTests : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly int _port;

    public PatientAnswerTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows itself listens (http.sys), which Wine does not.");
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            _port = ((IPEndPoint)probe.LocalEndpoint).Port;
        }

        _listener.Prefixes.Add($"http://127.0.0.1:{_port}/");
        _listener.Start();
    }

    private static CancellationToken End => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_nobody_waits_for_any_more_is_given_up()
    {
        var givenUp = new TaskCompletionSource();
        Task waiting;
        using (var client = new TcpClient())
        {
            await client.ConnectAsync(IPAddress.Loopback, _port, End);
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET / HTTP/1.1\r\nHost: 127.0.0.1:{_port}\r\n\r\n"), End);
            var context = await _listener.GetContextAsync();
            waiting = PatientAnswer.WaitAsync(
                context.Response,
                async left =>
                {
                    left.Register(givenUp.SetResult);
                    await Task.Delay(Timeout.Infinite, left);
                    return WebAnswer.Json("{}");
                },
                End
            );
        }

        await givenUp.Task.WaitAsync(RunningPool.Limit, End);
        await Assert.ThrowsAnyAsync<Exception>(() => waiting);
    }

    [Fact]
    public async Task Who_waits_gets_blanks_and_then_the_answer()
    {
        using var client = WebBoardProcess.NewClient();
        var asking = client.GetAsync(new Uri($"http://127.0.0.1:{_port}/"), HttpCompletionOption.ResponseHeadersRead, End);
        var context = await _listener.GetContextAsync();
        var made = new TaskCompletionSource<WebAnswer>();
        var waiting = PatientAnswer.WaitAsync(context.Response, _ => made.Task, End);

        using var answer = await asking;
        Assert.Equal((HttpStatusCode.OK, "application/json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        made.SetResult(WebAnswer.Json("{}"));

        Assert.True((await waiting).HasBegun);
    }

    [Fact]
    public async Task What_is_there_at_once_has_its_own_status()
    {
        using var client = WebBoardProcess.NewClient();
        var asking = client.GetAsync(new Uri($"http://127.0.0.1:{_port}/"), End);
        var context = await _listener.GetContextAsync();

        var (answer, hasBegun) = await PatientAnswer.WaitAsync(context.Response, _ => Task.FromResult(WebAnswer.Message("No")), End);
        context.Response.Close();

        Assert.Equal((HttpStatusCode.OK, false), (answer.Status, hasBegun));
        (await asking).Dispose();
    }

    public void Dispose() => _listener.Close();
}
