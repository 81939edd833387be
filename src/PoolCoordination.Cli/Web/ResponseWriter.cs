using System.Globalization;
using System.Text;

namespace PoolCoordination.Cli.Web;

/// <summary>Writes the answer to a request: at once, or in parts where it comes little by little.</summary>
/// <param name="stream">The connection.</param>
internal sealed class ResponseWriter(Stream stream)
{
    private static readonly TimeSpan s_longestAnswer = TimeSpan.FromSeconds(30);

    /// <summary>A reader that takes nothing for so long is gone, or its machine asleep: it asks again when it wakes.</summary>
    private static readonly TimeSpan s_longestPart = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Nothing of others is loaded or shown, no other site shows the page or learns its address, and nothing of it is kept by the browser.
    /// </summary>
    private static readonly (string Name, string Value)[] s_ofEach =
    [
        (
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; "
                + "form-action 'none'; frame-ancestors 'none'"
        ),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Cache-Control", "no-store"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Server", "pool"),
    ];

    private readonly List<(string Name, string Value)> _headers = [.. s_ofEach];

    /// <summary>Whether the headers are wanted without the body (HEAD).</summary>
    public bool IsWithoutBody { get; init; }

    /// <summary>Whether the connection is closed after it.</summary>
    public bool IsLast { get; set; }

    /// <summary>Whether anything is written, so that nothing else can be answered any more.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>Adds a header, before it has begun.</summary>
    public void Add(string name, string value) => _headers.Add((name, value));

    /// <summary>Writes an answer; of one that has begun its body, as the last part.</summary>
    /// <exception cref="OperationCanceledException">The reader is too slow, or it is cancelled.</exception>
    public async Task WriteAsync(WebAnswer answer, CancellationToken cancellation)
    {
        using var limit = LimitOf(s_longestAnswer, cancellation);
        if (HasBegun)
        {
            await stream.WriteAsync(PartOf(answer.Body), limit.Token).ConfigureAwait(false);
            await stream.WriteAsync("0\r\n\r\n"u8.ToArray(), limit.Token).ConfigureAwait(false);
            return;
        }

        if (answer.Header is { } header)
            Add(header.Name, header.Value);
        Add("Content-Type", answer.ContentType);
        Add("Content-Length", answer.Body.Length.ToString(CultureInfo.InvariantCulture));
        await stream.WriteAsync(Begin((int)answer.Status), limit.Token).ConfigureAwait(false);
        if (!IsWithoutBody)
            await stream.WriteAsync(answer.Body, limit.Token).ConfigureAwait(false);
    }

    /// <summary>Writes a part of an answer that was right, after its headers where it is the first.</summary>
    /// <param name="contentType">The type of the whole.</param>
    /// <param name="part">The part, which is not empty.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="OperationCanceledException">The reader is too slow, or it is cancelled.</exception>
    public async Task WritePartAsync(string contentType, ReadOnlyMemory<byte> part, CancellationToken cancellation)
    {
        using var limit = LimitOf(s_longestPart, cancellation);
        if (!HasBegun)
        {
            Add("Content-Type", contentType);
            Add("Transfer-Encoding", "chunked");
            await stream.WriteAsync(Begin(200), limit.Token).ConfigureAwait(false);
        }

        await stream.WriteAsync(PartOf(part), limit.Token).ConfigureAwait(false);
    }

    private byte[] Begin(int status)
    {
        HasBegun = true;
        if (IsLast)
            Add("Connection", "close");
        var text = new StringBuilder(FormattableString.Invariant($"HTTP/1.1 {status} \r\n"));
        foreach (var (name, value) in _headers)
            text.Append(name).Append(": ").Append(value).Append("\r\n");
        return Encoding.Latin1.GetBytes(text.Append("\r\n").ToString());
    }

    private static byte[] PartOf(ReadOnlyMemory<byte> part) =>
        [.. Encoding.ASCII.GetBytes(FormattableString.Invariant($"{part.Length:x}\r\n")), .. part.Span, .. "\r\n"u8];

    private static CancellationTokenSource LimitOf(TimeSpan longest, CancellationToken cancellation)
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(longest);
        return limit;
    }
}
