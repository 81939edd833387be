using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading.Channels;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace PoolCoordination.Cli.Mcp;

/// <summary>
/// The protocol over two streams, a message a line. The end of the input counts once each request before it is answered, as a client may
/// close its side as soon as it has asked; the library's own transport drops what is not answered by then.
/// </summary>
internal sealed class LineTransport : ITransport
{
    /// <summary>How many characters a message may have: many times what the longest entry takes.</summary>
    private const int LongestLine = 1 << 20;

    private static readonly JsonTypeInfo<JsonRpcMessage> s_form =
        (JsonTypeInfo<JsonRpcMessage>)McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(JsonRpcMessage));

    private readonly Stream _output;
    private readonly SemaphoreSlim _writing = new(1);
    private readonly Channel<JsonRpcMessage> _messages = Channel.CreateUnbounded<JsonRpcMessage>();
    private readonly HashSet<RequestId> _unanswered = [];
    private readonly Lock _lock = new();
    private bool _isEnded;

    /// <summary>Begins to read.</summary>
    /// <param name="input">What the client writes.</param>
    /// <param name="output">What the client reads.</param>
    public LineTransport(Stream input, Stream output)
    {
        _output = output;
        _ = Task.Run(() => Read(input));
    }

    /// <inheritdoc/>
    public string? SessionId => null;

    /// <inheritdoc/>
    public ChannelReader<JsonRpcMessage> MessageReader => _messages.Reader;

    /// <inheritdoc/>
    public async Task SendMessageAsync(JsonRpcMessage message, CancellationToken cancellationToken = default)
    {
        try
        {
            await Write(JsonSerializer.SerializeToUtf8Bytes(message, s_form)).ConfigureAwait(false);
        }
        finally
        {
            if (message is JsonRpcResponse or JsonRpcError)
                Note(() => _unanswered.Remove(((JsonRpcMessageWithId)message).Id));
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _messages.Writer.TryComplete();
        return ValueTask.CompletedTask;
    }

    private async Task Read(Stream input)
    {
        try
        {
            using var reader = new StreamReader(input, Encoding.UTF8);
            var lines = new BoundedLines(reader, LongestLine);
            while (await lines.Read().ConfigureAwait(false) is { } line)
            {
                if (!string.IsNullOrWhiteSpace(line))
                    await Take(line).ConfigureAwait(false);
            }
        }
        catch (IOException)
        {
            // The client is gone, or does not read what it is told.
        }
        finally
        {
            Note(() => _isEnded = true);
        }
    }

    private async Task Take(string line)
    {
        JsonRpcMessage? message = null;
        try
        {
            message = line.Length > LongestLine ? null : JsonSerializer.Deserialize(line, s_form);
        }
        catch (JsonException)
        {
            // It is told below.
        }

        if (message is null)
        {
            await Write(RefusalOf(line)).ConfigureAwait(false);
            return;
        }

        if (message is JsonRpcRequest request)
            Note(() => _unanswered.Add(request.Id));
        else if (message is JsonRpcNotification { Method: NotificationMethods.CancelledNotification } notification)
            Note(() => CancelledBy(notification) is { } cancelled && _unanswered.Remove(cancelled));
        _messages.Writer.TryWrite(message);
    }

    /// <summary>The request that its client no longer waits for, which the server need not answer; null where it is not named.</summary>
    private static RequestId? CancelledBy(JsonRpcNotification notification)
    {
        try
        {
            var form = (JsonTypeInfo<CancelledNotificationParams>)
                McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(CancelledNotificationParams));
            return notification.Params.Deserialize(form)?.RequestId;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The answer to a line that is not a message, as the protocol has it: with the request's id, if that can be read.</summary>
    private static byte[] RefusalOf(string line)
    {
        if (line.Length > LongestLine)
            return Refusal("null", McpErrorCode.InvalidRequest, $"The line has more than {LongestLine} characters.");
        var (id, code, text) = ("null", McpErrorCode.ParseError, "The line is not valid JSON.");
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            code = McpErrorCode.InvalidRequest;
            text =
                root.ValueKind == JsonValueKind.Array
                    ? "Batches are not supported; write each message on a line of its own."
                    : "The line is not a message of JSON-RPC 2.0, which has jsonrpc, method and, for a request, id, a text or a number.";
            if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("id", out var given))
                id = given.ValueKind is JsonValueKind.String or JsonValueKind.Number ? given.GetRawText() : id;
        }
        catch (JsonException)
        {
            // As it is said.
        }

        return Refusal(id, code, text);
    }

    private static byte[] Refusal(string id, McpErrorCode code, string text) =>
        Encoding.UTF8.GetBytes($$$"""{"jsonrpc":"2.0","id":{{{id}}},"error":{"code":{{{(int)code}}},"message":"{{{text}}}"}}""");

    private async Task Write(byte[] message)
    {
        await _writing.WaitAsync().ConfigureAwait(false);
        try
        {
            await _output.WriteAsync((byte[])[.. message, (byte)'\n']).ConfigureAwait(false);
            await _output.FlushAsync().ConfigureAwait(false);
        }
        finally
        {
            _writing.Release();
        }
    }

    private void Note(Func<bool> change)
    {
        lock (_lock)
        {
            _ = change();
            if (_isEnded && _unanswered.Count == 0)
                _messages.Writer.TryComplete();
        }
    }
}
