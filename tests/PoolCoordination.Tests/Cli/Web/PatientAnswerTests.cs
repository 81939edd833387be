using System.Net;
using System.Net.Sockets;
using PoolCoordination.Cli.Web;

namespace PoolCoordination.Tests.Cli.Web;

/// <summary>An answer that takes long, and a client that waits for it or not.</summary>
public sealed class PatientAnswerTests
{
    private static CancellationToken End => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_nobody_waits_for_any_more_is_given_up()
    {
        var givenUp = new TaskCompletionSource();
        using var pair = await SocketPair.OpenAsync();
        await using var stream = new NetworkStream(pair.Server);
        var waiting = PatientAnswer.WriteAsync(
            new ResponseWriter(stream),
            async left =>
            {
                left.Register(givenUp.SetResult);
                await Task.Delay(Timeout.Infinite, left);
                return WebAnswer.Json("{}");
            },
            End
        );

        pair.Client.Dispose();

        await givenUp.Task.WaitAsync(RunningPool.Limit, End);
        await Assert.ThrowsAnyAsync<Exception>(() => waiting);
    }

    [Fact]
    public async Task Who_waits_gets_blanks_and_then_the_answer()
    {
        using var pair = await SocketPair.OpenAsync();
        await using var stream = new NetworkStream(pair.Server);
        var made = new TaskCompletionSource<WebAnswer>();
        var waiting = PatientAnswer.WriteAsync(new ResponseWriter(stream), _ => made.Task, End);

        await pair.Client.GetStream().ReadExactlyAsync(new byte[1], End);
        made.SetResult(WebAnswer.Message("No", HttpStatusCode.Conflict));
        await waiting;
        pair.Server.Shutdown(SocketShutdown.Send);

        Assert.Matches(
            "(?s)^TTP/1.1 200 .*Content-Type: application/json.*Transfer-Encoding: chunked\r\n\r\n"
                + "(1\r\n \r\n)+10\r\n[{].*[}]\r\n0\r\n\r\n$",
            pair.Rest()
        );
    }

    [Fact]
    public async Task What_is_there_at_once_has_its_own_status()
    {
        using var pair = await SocketPair.OpenAsync();
        await using var stream = new NetworkStream(pair.Server);
        var answer = WebAnswer.Message("No", HttpStatusCode.Conflict);

        await PatientAnswer.WriteAsync(new ResponseWriter(stream), _ => Task.FromResult(answer), End);
        pair.Server.Shutdown(SocketShutdown.Send);

        Assert.Matches("(?s)^HTTP/1.1 409 .*Content-Length: 16\r\n\r\n[{].*[}]$", pair.Rest());
    }
}
