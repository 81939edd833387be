using System.Buffers;
using System.Collections.Specialized;
using System.Globalization;
using System.Net;
using System.Text;

namespace PoolCoordination.Cli.Web;

/// <summary>The request line of HTTP/1.1 and the headers.</summary>
/// <param name="Method">The method.</param>
/// <param name="Target">The path and the query.</param>
/// <param name="Headers">The headers.</param>
internal sealed record RequestHead(string Method, string Target, NameValueCollection Headers)
{
    private static readonly SearchValues<char> s_ofName = SearchValues.Create(
        "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    );

    /// <summary>Whether the client waits to be told that it may send the body.</summary>
    public bool IsBodyHeldBack => "100-continue".Equals(Headers["Expect"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the client asks for nothing more on its connection.</summary>
    public bool IsLast =>
        Headers["Connection"]?.Split(',', StringSplitOptions.TrimEntries).Contains("close", StringComparer.OrdinalIgnoreCase) == true;

    /// <summary>Reads one.</summary>
    /// <param name="bytes">Its bytes, without the empty line at the end.</param>
    /// <exception cref="RequestException">It is none.</exception>
    public static RequestHead Parse(ReadOnlySpan<byte> bytes)
    {
        var lines = Encoding.Latin1.GetString(bytes).Split("\r\n");
        if (lines[0].Split(' ') is not [var method, ['/', ..] target, var version] || !IsName(method) || target.Any(IsNoneOfTarget))
            throw Bad("This is no request of HTTP.");
        if (version != "HTTP/1.1")
            throw new RequestException(HttpStatusCode.HttpVersionNotSupported, "This server speaks HTTP/1.1.");
        var headers = new NameValueCollection(StringComparer.OrdinalIgnoreCase);
        foreach (var line in lines.AsSpan(1))
        {
            var end = line.IndexOf(':', StringComparison.Ordinal);
            if (end < 0 || !IsName(line[..end]) || line.Any(character => char.IsControl(character) && character != '\t'))
                throw Bad("One of the headers is none.");
            headers.Add(line[..end], line[(end + 1)..].Trim(' ', '\t'));
        }

        return new RequestHead(method, target, headers);
    }

    /// <summary>The length of the body.</summary>
    /// <param name="longest">How long it may be.</param>
    /// <exception cref="RequestException">It is too long, or not said in a way that this server knows.</exception>
    public int LengthOfBody(int longest)
    {
        if (Headers["Transfer-Encoding"] is not null)
            throw new RequestException(HttpStatusCode.NotImplemented, "Send the length of the body in 'Content-Length'.");
        if (Headers["Content-Length"] is not { } text)
            return 0;
        if (text.Length == 0 || !text.All(char.IsAsciiDigit))
            throw Bad("'Content-Length' is no number.");
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length <= longest
            ? length
            : throw new RequestException(HttpStatusCode.RequestEntityTooLarge, "What was sent is too long.");
    }

    private static bool IsName(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExcept(s_ofName);

    private static bool IsNoneOfTarget(char character) => character is <= ' ' or >= '\x7f';

    private static RequestException Bad(string message) => new(HttpStatusCode.BadRequest, message);
}
