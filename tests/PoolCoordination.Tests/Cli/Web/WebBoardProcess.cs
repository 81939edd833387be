using System.Net;
using System.Text.Json.Nodes;

namespace PoolCoordination.Tests.Cli.Web;

/// <summary><c>pool board --web</c> as a process of its own, and a browser that has its cookie.</summary>
internal sealed class WebBoardProcess : IDisposable
{
    private readonly RunningPool _process;
    private readonly HttpClient _client;

    public WebBoardProcess(ScratchPool pool, params string[] arguments)
        : this(pool.InFolder(), pool.Path, arguments) { }

    public WebBoardProcess(string home, string pool, params string[] arguments)
        : this(home, pool, home, ["--all", .. arguments]) { }

    public WebBoardProcess(ScratchPool pool, string folder, bool isOfAllProjects, params string[] arguments)
        : this(pool.InFolder(), pool.Path, folder, isOfAllProjects ? ["--all", .. arguments] : arguments) { }

    private WebBoardProcess(string home, string pool, string folder, IReadOnlyList<string> arguments)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "It has not been tried under Wine.");
        _process = new RunningPool(
            home,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["POOL_PATH"] = pool, ["CLAUDE_INSTANCE"] = "Olga" },
            folder,
            ["board", "--web", "--no-open", .. arguments]
        );
        var line = _process.ReadLine();
        Address = new Uri(line?.Split(' ')[^1] ?? throw new InvalidOperationException(_process.Exit().Error));
        Page = new Uri(Address, "/");
        _client = NewClient();
        using var answer = _client.Send(new HttpRequestMessage(HttpMethod.Get, Address));
        Cookie = answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
    }

    /// <summary>The address that was printed, with the token.</summary>
    public Uri Address { get; }

    /// <summary>The page's address.</summary>
    public Uri Page { get; }

    /// <summary>The cookie that the address gives.</summary>
    public string Cookie { get; }

    public RunningPool Process => _process;

    /// <summary>A client that follows nothing and keeps no cookie.</summary>
    public static HttpClient NewClient() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false, MaxConnectionsPerServer = 1000 })
        {
            Timeout = RunningPool.Limit,
        };

    /// <summary>A request with the cookie.</summary>
    public HttpRequestMessage Request(string path, HttpMethod? method = null)
    {
        var request = new HttpRequestMessage(method ?? HttpMethod.Get, new Uri(Page, path));
        request.Headers.Add("Cookie", Cookie);
        return request;
    }

    /// <summary>The answer to a request.</summary>
    public HttpResponseMessage Send(HttpRequestMessage request) => _client.Send(request);

    /// <summary>The answer to a request with the cookie.</summary>
    public HttpResponseMessage Get(string path) => Send(Request(path));

    /// <summary>The JSON that is answered.</summary>
    public JsonNode Json(string path)
    {
        using var answer = Get(path);
        var text = TextOf(answer);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }

    /// <summary>What its own page asks for, and the message that is answered.</summary>
    public (HttpStatusCode Status, string Message) Post(string path, string body, string? origin = null, string type = "application/json")
    {
        using var request = Request(path, HttpMethod.Post);
        request.Headers.Add("Origin", origin ?? Page.GetLeftPart(UriPartial.Authority));
        request.Content = new StringContent(body, System.Text.Encoding.UTF8, type);
        using var answer = Send(request);
        var text = TextOf(answer);
        return (answer.StatusCode, text.StartsWith('{') ? (string)JsonNode.Parse(text)!["message"]! : text);
    }

    /// <summary>Opens a stream of events.</summary>
    public EventReader OpenEvents() => new(_client, Request("/events"));

    public static string TextOf(HttpResponseMessage answer)
    {
        using var reader = new StreamReader(answer.Content.ReadAsStream());
        return reader.ReadToEnd();
    }

    public void Dispose()
    {
        _client.Dispose();
        _process.Dispose();
    }
}
