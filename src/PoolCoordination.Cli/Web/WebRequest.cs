using System.Collections.Specialized;
using System.Text;
using System.Web;

namespace PoolCoordination.Cli.Web;

/// <summary>What is asked for.</summary>
internal sealed record WebRequest
{
    /// <summary>The method.</summary>
    public required string Method { get; init; }

    /// <summary>The path.</summary>
    public required string Path { get; init; }

    /// <summary>The query.</summary>
    public required NameValueCollection Query { get; init; }

    /// <summary>The headers.</summary>
    public required NameValueCollection Headers { get; init; }

    /// <summary>The text of the body.</summary>
    public required string Body { get; init; }

    /// <summary>Whether nothing more is asked for on its connection.</summary>
    public required bool IsLast { get; init; }

    /// <summary>The request of a head and a body.</summary>
    public static WebRequest Of(RequestHead head, ReadOnlySpan<byte> body)
    {
        var end = head.Target.IndexOf('?', StringComparison.Ordinal);
        return new()
        {
            Method = head.Method,
            Path = end < 0 ? head.Target : head.Target[..end],
            Query = HttpUtility.ParseQueryString(end < 0 ? "" : head.Target[(end + 1)..]),
            Headers = head.Headers,
            Body = Encoding.UTF8.GetString(body),
            IsLast = head.IsLast,
        };
    }
}
