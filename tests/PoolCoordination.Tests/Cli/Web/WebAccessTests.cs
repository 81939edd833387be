using System.Net;
using System.Net.Sockets;
using System.Text;
using PoolCoordination.Cli.Web;

namespace PoolCoordination.Tests.Cli.Web;

/// <summary>Who is let in, and what an answer forbids a browser.</summary>
public sealed class WebAccessTests : IDisposable
{
    private static readonly string[] s_paths =
        [
            "/", "/page.css", "/main.js", "/board.json", "/timeline.json", "/files.json", "/search.json?q=a", "/events", "/release",
            "/nothing",
        ];

    private readonly ScratchPool _pool = new();
    private readonly WebBoardProcess _board;

    public WebAccessTests()
    {
        _pool.Add("A", "Payment");
        _board = new WebBoardProcess(_pool);
    }

    [Fact]
    public void The_printed_address_gives_a_cookie_and_leads_to_the_page()
    {
        using var client = WebBoardProcess.NewClient();
        using var answer = client.Send(new HttpRequestMessage(HttpMethod.Get, _board.Address));

        Assert.Equal((HttpStatusCode.Found, "/"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith($"pool-board-{_board.Page.Port}=", cookie, StringComparison.Ordinal);
        Assert.EndsWith("; Path=/; HttpOnly; SameSite=Strict", cookie, StringComparison.Ordinal);
        // What another server left in the browser while it had the port is not kept.
        Assert.Equal(["\"cache\", \"storage\""], answer.Headers.GetValues("Clear-Site-Data"));
        // The one in the address is not the one that is sent with each request.
        Assert.DoesNotContain(_board.Address.Query.Split('=')[1], cookie, StringComparison.Ordinal);
        Assert.Matches("[?]token=[0-9a-f]{64}$", _board.Address.Query);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?token=")]
    [InlineData("?token=0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("?Token=x&token=x")]
    public void Another_token_lets_nobody_in(string query)
    {
        using var client = WebBoardProcess.NewClient();
        using var answer = client.Send(new HttpRequestMessage(HttpMethod.Get, new Uri(_board.Page, query)));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Contains("pool board --web", WebBoardProcess.TextOf(answer), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_given_without_the_cookie()
    {
        using var client = WebBoardProcess.NewClient();
        foreach (var path in s_paths)
        {
            foreach (var cookie in new[] { null, "", "pool-board=x", _board.Cookie[..^1], _board.Cookie.Replace("board-", "board-1") })
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_board.Page, path));
                if (cookie is not null)
                    request.Headers.TryAddWithoutValidation("Cookie", cookie);
                using var answer = client.Send(request);
                Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, $"{path} with '{cookie}': {answer.StatusCode}");
            }
        }
    }

    /// <summary>A page of another site reaches the server under a name that its owner lets point to this machine.</summary>
    [Theory]
    [InlineData("evil.example")]
    [InlineData("evil.example:{0}")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:1")]
    [InlineData("[::1]:{0}")]
    [InlineData("127.0.0.1.evil.example:{0}")]
    public void Another_name_for_the_server_is_refused(string host)
    {
        using var request = _board.Request("/board.json");
        request.Headers.Host = string.Format(null, host, _board.Page.Port);
        using var answer = _board.Send(request);

        Assert.InRange((int)answer.StatusCode, 400, 499);
        Assert.DoesNotContain("Payment", WebBoardProcess.TextOf(answer), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://evil.example")]
    [InlineData("null")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("https://127.0.0.1:{0}")]
    public void Another_origin_is_refused(string origin)
    {
        using var request = _board.Request("/board.json");
        request.Headers.Add("Origin", string.Format(null, origin, _board.Page.Port));
        using var answer = _board.Send(request);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    /// <summary>To a cookie all servers of this machine are one site.</summary>
    [Theory]
    [InlineData("same-site")]
    [InlineData("cross-site")]
    public void What_another_page_of_the_machine_loads_is_refused(string site)
    {
        using var request = _board.Request("/main.js");
        request.Headers.Add("Sec-Fetch-Site", site);
        request.Headers.Add("Sec-Fetch-Mode", "no-cors");
        using var answer = _board.Send(request);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public void Each_answer_forbids_what_the_page_does_not_need()
    {
        foreach (var path in s_paths.Where(path => path != "/events"))
        {
            using var answer = _board.Get(path);
            Assert.Equal(
                "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; "
                    + "form-action 'none'; frame-ancestors 'none'",
                Assert.Single(answer.Headers.GetValues("Content-Security-Policy"))
            );
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
            Assert.Equal("no-store", Assert.Single(answer.Headers.GetValues("Cache-Control")));
            Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
        }
    }

    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/page.css", "text/css")]
    [InlineData("/main.js", "text/javascript")]
    [InlineData("/board.json", "application/json")]
    public void Each_answer_says_of_what_type_it_is(string path, string type)
    {
        using var answer = _board.Get(path);

        Assert.Equal((HttpStatusCode.OK, type), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    [Theory]
    [InlineData("/nothing")]
    [InlineData("/index.htm")]
    [InlineData("/../pool.json")]
    [InlineData("/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/page/main.js")]
    [InlineData("/completion.bash")]
    public void What_is_no_file_of_the_page_is_not_found(string path)
    {
        using var answer = _board.Get(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("/board.json", "POST", "GET")]
    [InlineData("/", "PUT", "GET")]
    [InlineData("/events", "DELETE", "GET")]
    [InlineData("/board.json", "HEAD", "GET")]
    [InlineData("/board.json", "OPTIONS", "GET")]
    [InlineData("/note", "GET", "POST")]
    [InlineData("/release", "GET", "POST")]
    public void Another_method_is_told_which_one_is_right(string path, string method, string right)
    {
        using var answer = _board.Send(_board.Request(path, new HttpMethod(method)));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal([right], answer.Content.Headers.Allow);
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\n\r\n")]
    [InlineData("GET  HTTP/1.1\r\nHost: x\r\n\r\n")]
    [InlineData("GET /board.json HTTP/1.0\r\n\r\n")]
    [InlineData("\0\0\0\0\r\n\r\n")]
    [InlineData("GET http://evil.example/board.json HTTP/1.1\r\nHost: evil.example\r\n\r\n")]
    public void What_is_no_request_of_a_browser_learns_nothing_and_the_next_is_answered(string request)
    {
        using (var client = new TcpClient("127.0.0.1", _board.Page.Port))
        {
            client.ReceiveTimeout = (int)RunningPool.Limit.TotalMilliseconds;
            client.GetStream().Write(Encoding.ASCII.GetBytes(request));
            var answer = new byte[4096];
            var length = client.GetStream().Read(answer);
            Assert.DoesNotContain("Payment", Encoding.ASCII.GetString(answer, 0, length), StringComparison.Ordinal);
        }

        Assert.NotNull(_board.Json("/board.json"));
    }

    /// <summary>None of them ends, and nobody has to be let in to send them.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("GET / HTTP/1.1\r\nCookie: ")]
    public void Bytes_without_the_end_of_a_line_are_read_no_further_than_headers_go(string begin)
    {
        var megabyte = new byte[1024 * 1024];
        megabyte.AsSpan().Fill((byte)'A');
        var sent = 0;
        using (var client = new TcpClient("127.0.0.1", _board.Page.Port))
        {
            client.SendTimeout = (int)RunningPool.Limit.TotalMilliseconds;
            client.GetStream().Write(Encoding.ASCII.GetBytes(begin));
            Assert.ThrowsAny<IOException>(SendAll);

            void SendAll()
            {
                for (; sent < 64; sent++)
                    client.GetStream().Write(megabyte);
            }
        }

        // What the system keeps for both ends is more than what the server reads.
        Assert.InRange(sent, 0, 32);
        Assert.NotNull(_board.Json("/board.json"));
    }

    [Theory]
    [InlineData("localhost:{0}", 200)]
    [InlineData("LOCALHOST:{0}", 200)]
    [InlineData("localhost", 403)]
    public void The_other_name_of_this_machine_is_one_of_the_server(string host, int status)
    {
        using var request = _board.Request("/board.json");
        request.Headers.Host = string.Format(null, host, _board.Page.Port);
        using var answer = _board.Send(request);

        Assert.Equal((HttpStatusCode)status, answer.StatusCode);
    }

    [Theory]
    [InlineData(80, "127.0.0.1", true)]
    [InlineData(80, "localhost", true)]
    [InlineData(80, "127.0.0.1:80", true)]
    [InlineData(80, "evil.example", false)]
    [InlineData(80, "", false)]
    [InlineData(8080, "127.0.0.1", false)]
    [InlineData(8080, "localhost:8080", true)]
    public void A_browser_leaves_out_the_port_that_is_meant_without_one(int port, string host, bool isOwn)
    {
        var access = new WebAccess(port, []);
        var headers = new System.Collections.Specialized.NameValueCollection
        {
            ["Host"] = host,
            ["Origin"] = $"http://{host}",
            ["Content-Type"] = "application/json",
        };

        Assert.Equal(isOwn, access.RefusalOf(headers) is null);
        Assert.Equal(isOwn, access.IsFromOwnPage(headers));
    }

    [Fact]
    public void It_listens_to_this_machine_alone()
    {
        var others = Dns.GetHostAddresses(Dns.GetHostName()).Where(address => !IPAddress.IsLoopback(address)).ToList();
        Assert.SkipWhen(others.Count == 0, "the machine has no other address");
        foreach (var address in others)
        {
            using var client = new TcpClient(address.AddressFamily);
            Assert.Throws<SocketException>(() => client.Connect(address, _board.Page.Port));
        }
    }

    public void Dispose()
    {
        _board.Dispose();
        _pool.Dispose();
    }
}
