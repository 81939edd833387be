using System.Net;
using System.Text;
using PoolCoordination.Cli.Web;

namespace PoolCoordination.Tests.Cli.Web;

/// <summary>What is read from a connection, whoever sends it.</summary>
public sealed class RequestReaderTests
{
    private static CancellationToken End => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_has_its_method_path_query_headers_and_body()
    {
        var reader = ReaderOf(
            "POST /note?a=1%202&b=%C3%A4+x HTTP/1.1\r\nHost: x:1\r\nX-Both: 1\r\nx-both:\t2 \r\nContent-Length: 3\r\n\r\nä!"
        );

        var request = (await reader.ReadAsync(End))!;

        Assert.Equal(("POST", "/note", "ä!"), (request.Method, request.Path, request.Body));
        Assert.Equal(("1 2", "ä x"), (request.Query["a"], request.Query["b"]));
        Assert.Equal(("x:1", "1,2"), (request.Headers["host"], request.Headers["X-BOTH"]));
        Assert.False(request.IsLast);
        Assert.Null(await reader.ReadAsync(End));
    }

    [Fact]
    public async Task Requests_that_come_together_are_read_one_after_another()
    {
        var reader = ReaderOf(
            "POST /1 HTTP/1.1\r\nContent-Length: 2\r\n\r\nabGET /2 HTTP/1.1\r\n\r\nGET /3 HTTP/1.1\r\nConnection: x, Close\r\n\r\n"
        );

        var (first, second, third) = (await reader.ReadAsync(End), await reader.ReadAsync(End), await reader.ReadAsync(End));

        Assert.Equal(("/1", "ab"), (first!.Path, first.Body));
        Assert.Equal(("/2", false), (second!.Path, second.IsLast));
        Assert.Equal(("/3", true), (third!.Path, third.IsLast));
    }

    [Theory]
    [InlineData("GET / HTTP/1.0\r\n\r\n", 505)]
    [InlineData("GET / HTTP/2\r\n\r\n", 505)]
    [InlineData("GET http://x/ HTTP/1.1\r\n\r\n", 400)]
    [InlineData("GET  HTTP/1.1\r\n\r\n", 400)]
    [InlineData("GET /a b HTTP/1.1\r\n\r\n", 400)]
    [InlineData("\r\n\r\n", 400)]
    [InlineData("\0\0\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost : x\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nA: b\r\n c\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nA: b\nHost: x\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\na", 400)]
    [InlineData("POST / HTTP/1.1\r\nContent-Length: 16385\r\n\r\n", 413)]
    [InlineData("POST / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n", 413)]
    [InlineData("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 501)]
    public async Task What_is_no_request_has_a_status_that_says_why(string text, int status)
    {
        var exception = await Assert.ThrowsAsync<RequestException>(() => ReaderOf(text).ReadAsync(End));

        Assert.Equal((HttpStatusCode)status, exception.Status);
    }

    [Theory]
    [InlineData("GET /")]
    [InlineData("GET / HTTP/1.1\r\nA: ")]
    [InlineData("GET / HTTP/1.1\r\n")]
    public async Task No_more_is_read_than_headers_may_have(string begin)
    {
        using var stream = new MemoryStream(Encoding.ASCII.GetBytes(begin + new string('a', 1024 * 1024)));

        var exception = await Assert.ThrowsAsync<RequestException>(() => new RequestReader(stream).ReadAsync(End));

        Assert.Equal((HttpStatusCode.RequestHeaderFieldsTooLarge, 16 * 1024), (exception.Status, stream.Position));
    }

    [Theory]
    [InlineData("GET /")]
    [InlineData("GET / HTTP/1.1\r\nHost: x\r\n")]
    [InlineData("POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nabc")]
    public async Task What_does_not_arrive_in_time_is_not_waited_for(string part)
    {
        using var pair = await SocketPair.OpenAsync();
        await using var stream = new System.Net.Sockets.NetworkStream(pair.Server);
        pair.Send(part);

        var exception = await Assert.ThrowsAsync<RequestException>(() =>
            new RequestReader(stream) { LongestRead = TimeSpan.FromMilliseconds(50) }.ReadAsync(End)
        );

        Assert.Equal(HttpStatusCode.RequestTimeout, exception.Status);
    }

    [Fact]
    public async Task A_client_that_asks_for_nothing_is_left()
    {
        using var pair = await SocketPair.OpenAsync();
        await using var stream = new System.Net.Sockets.NetworkStream(pair.Server);

        Assert.Null(await new RequestReader(stream) { LongestPause = TimeSpan.FromMilliseconds(50) }.ReadAsync(End));
    }

    [Theory]
    [InlineData("")]
    [InlineData("GET / HT")]
    [InlineData("POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nabc")]
    public async Task A_client_that_leaves_asks_for_nothing(string part) => Assert.Null(await ReaderOf(part).ReadAsync(End));

    private static RequestReader ReaderOf(string text) => new(new MemoryStream(Encoding.UTF8.GetBytes(text)));
}
