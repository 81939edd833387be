using System.Net;

namespace PoolCoordination.Cli.Web;

/// <summary>
/// Reads the requests of a connection one after another. Who sends them need not be a browser, nor let in: each takes a bounded
/// memory and time.
/// </summary>
/// <param name="stream">The connection.</param>
internal sealed class RequestReader(Stream stream)
{
    private const int LongestHead = 16 * 1024;
    private const int FirstBuffer = 2 * 1024;

    /// <summary>What a page sends: the id of a claim, or a note.</summary>
    private const int LongestBody = 16 * 1024;

    private byte[] _buffer = new byte[FirstBuffer];
    private int _length;

    /// <summary>How long a connection may be without a request.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the head of a request may take, and how long its body.</summary>
    public TimeSpan LongestRead { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Reads the next request.</summary>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The request; null where the client has left, or asks for nothing.</returns>
    /// <exception cref="RequestException">It is none, is too long, or takes too long.</exception>
    public async Task<WebRequest?> ReadAsync(CancellationToken cancellation)
    {
        if (_length == 0 && !await IsBegunAsync(cancellation).ConfigureAwait(false))
            return null;
        try
        {
            if (await ReadHeadAsync(cancellation).ConfigureAwait(false) is not { } head)
                return null;
            return await ReadBodyAsync(head, cancellation).ConfigureAwait(false) is { } body ? WebRequest.Of(head, body) : null;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new RequestException(HttpStatusCode.RequestTimeout, "The request did not arrive in time.");
        }
    }

    private async Task<bool> IsBegunAsync(CancellationToken cancellation)
    {
        using var limit = LimitOf(LongestPause, cancellation);
        try
        {
            return await FillAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task<RequestHead?> ReadHeadAsync(CancellationToken cancellation)
    {
        using var limit = LimitOf(LongestRead, cancellation);
        int end;
        while ((end = _buffer.AsSpan(0, _length).IndexOf("\r\n\r\n"u8)) < 0)
        {
            if (_length == LongestHead)
                throw new RequestException(HttpStatusCode.RequestHeaderFieldsTooLarge, "The headers are too long.");
            if (!await FillAsync(limit.Token).ConfigureAwait(false))
                return null;
        }

        var head = RequestHead.Parse(_buffer.AsSpan(0, end));
        Take(end + 4);
        return head;
    }

    private async Task<byte[]?> ReadBodyAsync(RequestHead head, CancellationToken cancellation)
    {
        var body = new byte[head.LengthOfBody(LongestBody)];
        var known = Math.Min(_length, body.Length);
        _buffer.AsSpan(0, known).CopyTo(body);
        Take(known);
        if (known == body.Length)
            return body;
        using var limit = LimitOf(LongestRead, cancellation);
        if (head.IsBodyHeldBack)
            await stream.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray(), limit.Token).ConfigureAwait(false);
        var rest = body.AsMemory(known);
        var read = await stream.ReadAtLeastAsync(rest, rest.Length, throwOnEndOfStream: false, limit.Token).ConfigureAwait(false);
        return read == rest.Length ? body : null;
    }

    /// <summary>Reads more into the buffer; false where the client has left.</summary>
    private async Task<bool> FillAsync(CancellationToken cancellation)
    {
        if (_length == _buffer.Length)
            Array.Resize(ref _buffer, Math.Min(_buffer.Length * 2, LongestHead));
        var read = await stream.ReadAsync(_buffer.AsMemory(_length), cancellation).ConfigureAwait(false);
        _length += read;
        return read > 0;
    }

    private void Take(int count)
    {
        _length -= count;
        Array.Copy(_buffer, count, _buffer, 0, _length);
    }

    private static CancellationTokenSource LimitOf(TimeSpan longest, CancellationToken cancellation)
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(longest);
        return limit;
    }
}
