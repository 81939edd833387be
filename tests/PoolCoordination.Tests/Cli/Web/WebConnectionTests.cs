using System.Net;
using PoolCoordination.Cli.Web;
using WebRequest = PoolCoordination.Cli.Web.WebRequest;

namespace PoolCoordination.Tests.Cli.Web;

/// <summary>What a client is answered on its connection.</summary>
public sealed class WebConnectionTests
{
    private const string Get = "GET / HTTP/1.1\r\n\r\n";

    private static CancellationToken End => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Requests_are_answered_in_their_order_until_one_is_the_last()
    {
        var answer = await AnswerToAsync(
            "GET /1 HTTP/1.1\r\n\r\nHEAD /2 HTTP/1.1\r\n\r\nGET /3 HTTP/1.1\r\nConnection: close\r\n\r\nGET /4 HTTP/1.1\r\n\r\n",
            (request, response, end) => response.WriteAsync(WebAnswer.Text(HttpStatusCode.OK, $"This is {request.Path}"), end)
        );

        Assert.Equal(3, answer.Split("HTTP/1.1 200 ").Length - 1);
        Assert.Equal(3, answer.Split("Content-Length: 11\r\n").Length - 1);
        Assert.Matches("(?s)This is /1\nHTTP.*\r\n\r\nHTTP.*Connection: close\r\n\r\nThis is /3\n$", answer);
        Assert.DoesNotContain("/2", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(typeof(InvalidOperationException))]
    [InlineData(typeof(IOException))]
    [InlineData(typeof(OperationCanceledException))]
    public async Task A_failure_is_said_where_nothing_was_answered_yet(Type type)
    {
        var answer = await AnswerToAsync(Get + Get, (_, _, _) => throw (Exception)Activator.CreateInstance(type, "It broke.")!);

        Assert.StartsWith("HTTP/1.1 500 ", answer, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n{\"message\":\"The board failed to answer this: It broke.\"}", answer, StringComparison.Ordinal);
        Assert.Contains("\r\nConnection: close\r\n", answer, StringComparison.Ordinal);
        AssertForbidsWhatThePageDoesNotNeed(answer);
    }

    [Fact]
    public async Task An_answer_that_fails_after_it_began_is_not_whole()
    {
        using var pair = await SocketPair.OpenAsync();
        pair.Send(Get);
        var connection = new WebConnection(
            pair.Server,
            async (_, response, end) =>
            {
                await response.WritePartAsync(WebAnswer.JsonType, " "u8.ToArray(), end);
                // What was sent is there before the connection is given up.
                await pair.Client.GetStream().ReadExactlyAsync(new byte["HTTP/1.1 200 ".Length], end);
                throw new InvalidOperationException("It broke.");
            }
        );

        await connection.RunAsync(End);

        Assert.Throws<IOException>(pair.Rest);
    }

    [Theory]
    [InlineData("POST / HTTP/1.1\r\nContent-Length: 20000\r\n\r\n", 413)]
    [InlineData("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n", 501)]
    [InlineData("nonsense\r\n\r\n", 400)]
    public async Task What_is_no_request_is_answered_by_why_and_the_end(string request, int status)
    {
        var answer = await AnswerToAsync(request + new string('x', 20_000), (_, _, _) => throw new InvalidOperationException());

        Assert.StartsWith($"HTTP/1.1 {status} ", answer, StringComparison.Ordinal);
        Assert.Contains("{\"message\":\"", answer, StringComparison.Ordinal);
        Assert.Contains("\r\nConnection: close\r\n", answer, StringComparison.Ordinal);
        AssertForbidsWhatThePageDoesNotNeed(answer);
    }

    [Fact]
    public async Task A_client_that_waits_to_send_its_body_is_told_to()
    {
        using var pair = await SocketPair.OpenAsync();
        var connection = new WebConnection(
            pair.Server,
            (request, response, end) => response.WriteAsync(WebAnswer.Text(HttpStatusCode.OK, request.Body), end)
        );
        var running = connection.RunAsync(End);
        pair.Send("POST / HTTP/1.1\r\nContent-Length: 3\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n");
        var told = new byte["HTTP/1.1 100 Continue\r\n\r\n".Length];
        await pair.Client.GetStream().ReadExactlyAsync(told, End);

        pair.Send("abc");

        Assert.EndsWith("\r\n\r\nabc\n", pair.Rest(), StringComparison.Ordinal);
        await running;
    }

    private static async Task<string> AnswerToAsync(string requests, Func<WebRequest, ResponseWriter, CancellationToken, Task> answer)
    {
        using var pair = await SocketPair.OpenAsync();
        pair.Send(requests);
        var running = new WebConnection(pair.Server, answer).RunAsync(End);
        var text = await Task.Run(pair.Rest, End);
        await running;
        return text;
    }

    private static void AssertForbidsWhatThePageDoesNotNeed(string answer)
    {
        Assert.Contains("\r\nContent-Security-Policy: default-src 'none'; ", answer, StringComparison.Ordinal);
        Assert.Contains("\r\nX-Content-Type-Options: nosniff\r\n", answer, StringComparison.Ordinal);
    }
}
