using System.Collections.Specialized;
using System.Globalization;

namespace PoolCoordination.Cli.Web;

/// <summary>
/// Who may ask for what. A page of another site reaches a local server too, by its address or by a name that its owner lets point
/// there, and so does every user of the machine: a request has to name the server, come from its own page, and bring the secret.
/// </summary>
/// <param name="port">The port of the server.</param>
/// <param name="earlierCookies">The cookies that servers gave which were there before, for the same user and pool.</param>
internal sealed class WebAccess(int port, IReadOnlyList<TokenHash> earlierCookies)
{
    private const string TokenName = "token";
    private const int PortOfHttp = 80;

    private readonly AccessToken _token = new();
    private readonly AccessToken _cookie = new();
    private AccessToken? _ticket = new();
    private readonly string _cookieName = string.Create(CultureInfo.InvariantCulture, $"pool-board-{port}");
    private readonly string[] _hosts =
    [
        string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}"),
        string.Create(CultureInfo.InvariantCulture, $"localhost:{port}"),
        // Browsers leave out the port that is meant without one.
        .. port == PortOfHttp ? ["127.0.0.1", "localhost"] : Array.Empty<string>(),
    ];

    /// <summary>The address that lets a browser in, for as long as the server runs.</summary>
    public string Address => AddressWith(_token);

    /// <summary>
    /// An address that is good once, for a browser that is started: its arguments can be read by every user of the machine.
    /// </summary>
    public string AddressForOnce => AddressWith(_ticket!);

    /// <summary>The header that gives a browser its cookie.</summary>
    public string CookieHeader => $"{_cookieName}={_cookie.Text}; Path=/; HttpOnly; SameSite=Strict";

    /// <summary>What its cookie is known by again.</summary>
    public TokenHash Cookie => _cookie.Hash;

    /// <summary>Why a request is refused; null where it names the server and does not come from another site.</summary>
    /// <param name="headers">Its headers.</param>
    public string? RefusalOf(NameValueCollection headers)
    {
        if (headers["Host"] is not { } host || !_hosts.Contains(host, StringComparer.OrdinalIgnoreCase))
            return "This server is asked for by another name than its own. Open the address that 'pool board --web' printed.";
        if (headers["Origin"] is { } origin && !_hosts.Any(own => origin == $"http://{own}"))
            return "Another site asks for this.";
        return headers["Sec-Fetch-Site"] is "cross-site" or "same-site" && headers["Sec-Fetch-Mode"] != "navigate"
            ? "Another site asks for this."
            : null;
    }

    /// <summary>Whether a request to change something comes from the server's own page, which a browser says of each.</summary>
    public bool IsFromOwnPage(NameValueCollection headers) =>
        headers["Origin"] is { } origin
        && headers["Content-Type"] is { } type
        && type.Split(';')[0].Trim().Equals("application/json", StringComparison.OrdinalIgnoreCase)
        && _hosts.Any(own => origin == $"http://{own}");

    /// <summary>Whether the query of a request has the token.</summary>
    public bool HasToken(NameValueCollection query)
    {
        if (_token.Is(query[TokenName]))
            return true;
        var ticket = _ticket;
        return ticket?.Is(query[TokenName]) == true && Interlocked.CompareExchange(ref _ticket, null, ticket) == ticket;
    }

    /// <summary>Whether a request has the cookie.</summary>
    public bool HasCookie(NameValueCollection headers) => CookiesIn(headers).Any(_cookie.Is);

    /// <summary>
    /// Whether a request has the cookie of a server before. It alone lets nobody in: while no server was there, anybody on the machine
    /// could take its port, and be sent the cookie.
    /// </summary>
    public bool HasEarlierCookie(NameValueCollection headers) =>
        CookiesIn(headers).Any(cookie => earlierCookies.Any(earlier => earlier.IsOf(cookie)));

    private IEnumerable<string> CookiesIn(NameValueCollection headers)
    {
        foreach (var pair in (headers["Cookie"] ?? "").Split(';', StringSplitOptions.TrimEntries))
        {
            var end = pair.IndexOf('=', StringComparison.Ordinal);
            if (end > 0 && pair[..end] == _cookieName)
                yield return pair[(end + 1)..];
        }
    }

    private string AddressWith(AccessToken token) => $"http://{_hosts[0]}/?{TokenName}={token.Text}";
}
