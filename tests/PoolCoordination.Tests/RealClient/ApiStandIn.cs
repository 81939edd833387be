using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace PoolCoordination.Tests.RealClient;

/// <summary>
/// Plays the Messages API on loopback for a real client: answers each request with the next scripted turn, as a stream of events,
/// and keeps what the client sent, which is what a model would have been shown.
/// </summary>
internal sealed class ApiStandIn : IDisposable
{
    private const string ErrorType = "error";
    private const string Error =
        """{"type": "error", "error": {"type": "invalid_request_error", "message": "The stand-in was told to fail."}}""";

    private readonly HttpListener _listener;
    private readonly Func<int, string, JsonArray> _turnOf;
    private readonly List<string> _requests = [];
    private int _next;

    /// <summary>Begins to listen.</summary>
    /// <param name="turns">
    /// Per turn the list of content blocks of the answer, also for the summary of a compaction; the last one is repeated.
    /// </param>
    public ApiStandIn(params JsonArray[] turns)
        : this((number, _) => turns[Math.Min(number, turns.Length - 1)]) { }

    /// <summary>Begins to listen.</summary>
    /// <param name="turnOf">Gives the turn for a request's number, from 0 on, and text.</param>
    public ApiStandIn(Func<int, string, JsonArray> turnOf)
    {
        _turnOf = turnOf;
        (_listener, Address) = Listen();
        _ = Task.Run(Serve);
    }

    public string Address { get; }

    /// <summary>Is given the number of each request with tools, from 0 on, before it is answered.</summary>
    public Action<int>? Before { get; init; }

    /// <summary>The requests with tools, in their order; side requests, such as for a title, are left out.</summary>
    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (_requests)
                return [.. _requests];
        }
    }

    /// <summary>A turn that only says something.</summary>
    public static JsonArray Saying(string text) => [new JsonObject { ["type"] = "text", ["text"] = text }];

    /// <summary>A turn that says something and uses a tool.</summary>
    public static JsonArray Using(string text, string tool, JsonObject input) =>
        [
            .. Saying(text).Select(block => block!.DeepClone()),
            new JsonObject
            {
                ["type"] = "tool_use",
                ["id"] = $"toolu_{Guid.NewGuid():N}",
                ["name"] = tool,
                ["input"] = input,
            },
        ];

    /// <summary>A turn in which the API refuses the request.</summary>
    public static JsonArray Failing() => [new JsonObject { ["type"] = ErrorType }];

    public void Dispose() => _listener.Close();

    /// <summary>Begins to listen at a port that is free.</summary>
    internal static (HttpListener Listener, string Address) Listen()
    {
        for (var attempt = 0; ; attempt++)
        {
            var address = $"http://127.0.0.1:{Random.Shared.Next(20_000, 60_000)}";
            var listener = new HttpListener { Prefixes = { address + "/" } };
            try
            {
                listener.Start();
                return (listener, address);
            }
            catch (HttpListenerException) when (attempt < 20)
            {
                // The port is another's; the next one may be free. A listener that failed once is of no more use.
            }
        }
    }

    private async Task Serve()
    {
        while (_listener.IsListening)
        {
            try
            {
                await Answer(await _listener.GetContextAsync());
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException or IOException)
            {
                // The test is over, or the client is.
            }
        }
    }

    private async Task Answer(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream);
        var body = await reader.ReadToEndAsync();
        var isMessage =
            context.Request.HttpMethod == "POST" && context.Request.Url!.AbsolutePath.EndsWith("/v1/messages", StringComparison.Ordinal);
        if (!isMessage)
        {
            await Send(context, "application/json", "{\"input_tokens\": 10}");
            return;
        }

        var request = JsonNode.Parse(body)!;
        var content = Next(request, body);
        if (content is [{ } block] && block["type"]!.GetValue<string>() == ErrorType)
        {
            context.Response.StatusCode = (int)HttpStatusCode.BadRequest;
            await Send(context, "application/json", Error);
            return;
        }

        var isStream = request["stream"]?.GetValue<bool>() == true;
        await Send(
            context,
            isStream ? "text/event-stream" : "application/json",
            isStream ? Events(content) : Message(content).ToJsonString()
        );
    }

    private JsonArray Next(JsonNode request, string body)
    {
        if (request["tools"] is not JsonArray { Count: > 0 })
            return Saying("ok");
        int number;
        lock (_requests)
        {
            _requests.Add(body);
            number = _next++;
        }

        return IsReady(number) ? _turnOf(number, body) : Failing();
    }

    /// <summary>What a test waits for before an answer, and fails without, ends the turn: a client waits for its answer for ever.</summary>
    private bool IsReady(int number)
    {
        try
        {
            Before?.Invoke(number);
            return true;
        }
#pragma warning disable CA1031 // The test's own assertions say what is missing.
        catch (Exception)
#pragma warning restore CA1031
        {
            return false;
        }
    }

    private static JsonObject Message(JsonArray content) =>
        new()
        {
            ["id"] = $"msg_{Guid.NewGuid():N}",
            ["type"] = "message",
            ["role"] = "assistant",
            ["model"] = "stand-in",
            ["content"] = content.DeepClone(),
            ["stop_reason"] = content.Any(block => block!["type"]!.GetValue<string>() == "tool_use") ? "tool_use" : "end_turn",
            ["usage"] = new JsonObject { ["input_tokens"] = 10, ["output_tokens"] = 5 },
        };

    private static string Events(JsonArray content)
    {
        var text = new StringBuilder();
        var message = Message(content);
        var start = message.DeepClone().AsObject();
        start["content"] = new JsonArray();
        start["stop_reason"] = null;
        Event(text, "message_start", ("message", start));
        for (var i = 0; i < content.Count; i++)
        {
            var block = content[i]!.DeepClone().AsObject();
            var isText = block["type"]!.GetValue<string>() == "text";
            var delta = isText
                ? new JsonObject { ["type"] = "text_delta", ["text"] = block["text"]!.GetValue<string>() }
                : new JsonObject { ["type"] = "input_json_delta", ["partial_json"] = block["input"]!.ToJsonString() };
            block[isText ? "text" : "input"] = isText ? "" : new JsonObject();
            Event(text, "content_block_start", ("index", i), ("content_block", block));
            Event(text, "content_block_delta", ("index", i), ("delta", delta));
            Event(text, "content_block_stop", ("index", i));
        }

        var stop = new JsonObject { ["stop_reason"] = message["stop_reason"]!.GetValue<string>(), ["stop_sequence"] = null };
        Event(text, "message_delta", ("delta", stop), ("usage", new JsonObject { ["output_tokens"] = 5 }));
        Event(text, "message_stop");
        return text.ToString();
    }

    private static void Event(StringBuilder text, string type, params (string Name, JsonNode? Value)[] members)
    {
        var data = new JsonObject { ["type"] = type };
        foreach (var (name, value) in members)
            data[name] = value;
        text.Append("event: ").Append(type).Append("\ndata: ").Append(data.ToJsonString()).Append("\n\n");
    }

    /// <summary>Sends an answer.</summary>
    internal static async Task Send(HttpListenerContext context, string type, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        context.Response.ContentType = type;
        context.Response.ContentLength64 = bytes.Length;
        await context.Response.OutputStream.WriteAsync(bytes);
        context.Response.Close();
    }
}
