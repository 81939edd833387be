using System.Collections.Specialized;
using System.Net;
using System.Text;

namespace PoolCoordination.Cli.Web;

/// <summary>What is asked for.</summary>
internal sealed record WebRequest
{
    /// <summary>What a page sends: the id of a claim, or a note.</summary>
    private const int LongestBody = 16 * 1024;

    private static readonly TimeSpan s_longestRead = TimeSpan.FromSeconds(10);

    /// <summary>The method.</summary>
    public required string Method { get; init; }

    /// <summary>The path.</summary>
    public required string Path { get; init; }

    /// <summary>The query.</summary>
    public required NameValueCollection Query { get; init; }

    /// <summary>The headers.</summary>
    public required NameValueCollection Headers { get; init; }

    /// <summary>The body, which is read when it is asked for.</summary>
    public required Stream Body { get; init; }

    /// <summary>The request of a listener.</summary>
    public static WebRequest Of(HttpListenerRequest request) =>
        new()
        {
            Method = request.HttpMethod,
            Path = request.Url?.AbsolutePath ?? "",
            Query = request.QueryString,
            Headers = request.Headers,
            Body = request.InputStream,
        };

    /// <summary>The text of the body; null where it is too long.</summary>
    public async Task<string?> ReadTextAsync(CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(s_longestRead);
        var bytes = new byte[LongestBody + 1];
        var length = await Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, limit.Token)
            .AsTask()
            .WaitAsync(limit.Token)
            .ConfigureAwait(false);
        return length > LongestBody ? null : Encoding.UTF8.GetString(bytes, 0, length);
    }
}
