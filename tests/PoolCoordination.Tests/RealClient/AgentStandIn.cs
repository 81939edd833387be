using System.Net;
using System.Text.Json.Nodes;

namespace PoolCoordination.Tests.RealClient;

/// <summary>Plays the model of another agent than Claude Code on loopback, in the form of one of three interfaces.</summary>
internal sealed class AgentStandIn : IDisposable
{
    private readonly HttpListener _listener;
    private readonly Func<JsonNode?, string, string> _write;
    private readonly Func<string, bool> _isTurn;
    private readonly Func<int, string, JsonObject> _turnOf;
    private readonly List<string> _requests = [];

    private AgentStandIn(Func<string, bool> isTurn, Func<JsonNode?, string, string> write, Func<int, string, JsonObject> turnOf)
    {
        (_isTurn, _write, _turnOf) = (isTurn, write, turnOf);
        (_listener, Address) = ApiStandIn.Listen();
        _ = Task.Run(Serve);
    }

    /// <summary>The address, without a slash at its end.</summary>
    public string Address { get; }

    /// <summary>What the client sent for each turn, in their order.</summary>
    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (_requests)
                return [.. _requests];
        }
    }

    /// <summary>A turn that only says something.</summary>
    public static JsonObject Saying(string text) => new() { ["text"] = text };

    /// <summary>A turn that uses a tool.</summary>
    public static JsonObject Using(string tool, JsonNode input) => new() { ["tool"] = tool, ["input"] = input };

    /// <summary>Turns that are known before; the last one is repeated.</summary>
    /// <param name="turns">The turns.</param>
    /// <param name="before">Is given the number of each request, from 0 on, before it is answered.</param>
    public static Func<int, string, JsonObject> Script(JsonObject[] turns, Action<int> before) =>
        (number, _) =>
        {
            before(number);
            return turns[Math.Min(number, turns.Length - 1)];
        };

    /// <summary>The interface <c>responses</c>, as Codex uses it.</summary>
    /// <param name="turnOf">Gives the turn for a request's number, from 0 on, and text.</param>
    public static AgentStandIn Responses(Func<int, string, JsonObject> turnOf) =>
        new(path => path.EndsWith("/responses", StringComparison.Ordinal), Response, turnOf);

    /// <summary>The interface <c>chat/completions</c>, as Copilot and opencode use it.</summary>
    /// <param name="turnOf">As for the first.</param>
    public static AgentStandIn Chat(Func<int, string, JsonObject> turnOf) =>
        new(path => path.EndsWith("/completions", StringComparison.Ordinal), Completion, turnOf);

    /// <summary>The interface of Gemini.</summary>
    /// <param name="turnOf">As for the first.</param>
    public static AgentStandIn Gemini(Func<int, string, JsonObject> turnOf) =>
        new(path => path.Contains("enerateContent", StringComparison.Ordinal), Content, turnOf);

    public void Dispose() => _listener.Close();

    private static string Response(JsonNode? turn, string body)
    {
        var item = turn?["tool"] is not { } tool
            ? new JsonObject
            {
                ["type"] = "message",
                ["id"] = "m",
                ["role"] = "assistant",
                ["content"] = new JsonArray(new JsonObject { ["type"] = "output_text", ["text"] = TextOf(turn) }),
            }
            : new JsonObject
            {
                // A patch is a text, what another tool takes an object.
                ["type"] = turn["input"] is JsonObject ? "function_call" : "custom_tool_call",
                ["id"] = "i",
                ["call_id"] = $"call_{Guid.NewGuid():N}",
                ["name"] = tool.DeepClone(),
                [turn["input"] is JsonObject ? "arguments" : "input"] = turn["input"] is JsonObject input
                    ? input.ToJsonString()
                    : turn["input"]!.GetValue<string>(),
                ["status"] = "completed",
            };
        JsonObject[] events =
        [
            new() { ["type"] = "response.created", ["response"] = new JsonObject { ["id"] = "r" } },
            new() { ["type"] = "response.output_item.done", ["output_index"] = 0, ["item"] = item },
            new()
            {
                ["type"] = "response.completed",
                ["response"] = new JsonObject
                {
                    ["id"] = "r",
                    ["usage"] = new JsonObject { ["input_tokens"] = 1, ["output_tokens"] = 1, ["total_tokens"] = 2 },
                },
            },
        ];
        return string.Concat(events.Select(sent => $"event: {sent["type"]}\ndata: {sent.ToJsonString()}\n\n"));
    }

    private static string Completion(JsonNode? turn, string body)
    {
        var message = new JsonObject { ["role"] = "assistant" };
        if (turn?["tool"] is { } tool)
            message["tool_calls"] = new JsonArray(
                new JsonObject
                {
                    ["index"] = 0,
                    ["id"] = $"call_{Guid.NewGuid():N}",
                    ["type"] = "function",
                    ["function"] = new JsonObject { ["name"] = tool.DeepClone(), ["arguments"] = turn["input"]!.ToJsonString() },
                }
            );
        else
            message["content"] = TextOf(turn);
        var end = turn?["tool"] is null ? "stop" : "tool_calls";
        if (JsonNode.Parse(body)!["stream"]?.GetValue<bool>() != true)
            return Chunk("chat.completion", new JsonObject { ["index"] = 0, ["message"] = message, ["finish_reason"] = end });
        var first = Chunk("chat.completion.chunk", new JsonObject { ["index"] = 0, ["delta"] = message, ["finish_reason"] = null });
        var last = Chunk("chat.completion.chunk", new JsonObject { ["index"] = 0, ["delta"] = new JsonObject(), ["finish_reason"] = end });
        return $"data: {first}\n\ndata: {last}\n\ndata: [DONE]\n\n";
    }

    private static string Chunk(string kind, JsonObject choice) =>
        new JsonObject
        {
            ["id"] = "x",
            ["object"] = kind,
            ["created"] = 1,
            ["model"] = "m",
            ["choices"] = new JsonArray(choice),
            ["usage"] = new JsonObject { ["prompt_tokens"] = 1, ["completion_tokens"] = 1, ["total_tokens"] = 2 },
        }.ToJsonString();

    private static string Content(JsonNode? turn, string body)
    {
        var part = turn?["tool"] is { } tool
            ? new JsonObject
            {
                ["functionCall"] = new JsonObject { ["name"] = tool.DeepClone(), ["args"] = turn["input"]!.DeepClone() },
            }
            : new JsonObject { ["text"] = TextOf(turn) };
        var candidate = new JsonObject
        {
            ["content"] = new JsonObject { ["role"] = "model", ["parts"] = new JsonArray(part) },
            ["finishReason"] = "STOP",
            ["index"] = 0,
        };
        return new JsonObject
        {
            ["candidates"] = new JsonArray(candidate),
            ["usageMetadata"] = new JsonObject { ["promptTokenCount"] = 1, ["candidatesTokenCount"] = 1, ["totalTokenCount"] = 2 },
        }.ToJsonString();
    }

    private static string TextOf(JsonNode? turn) => turn?["text"]?.GetValue<string>() ?? "{}";

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
        var path = context.Request.Url!.AbsolutePath;
        if (!_isTurn(path))
        {
            await ApiStandIn.Send(context, "application/json", """{"object": "list", "models": [], "data": [], "totalTokens": 1}""");
            return;
        }

        var text = _write(Next(body), body);
        var isObject = text.StartsWith('{');
        var isStream = !isObject || path.Contains("stream", StringComparison.Ordinal);
        await ApiStandIn.Send(
            context,
            isStream ? "text/event-stream" : "application/json",
            isObject && isStream ? $"data: {text}\n\n" : text
        );
    }

    /// <summary>The next turn; none for a side request, which comes without tools.</summary>
    private JsonObject? Next(string body)
    {
        if (JsonNode.Parse(body)?["tools"] is not JsonArray { Count: > 0 })
            return null;
        int number;
        lock (_requests)
        {
            number = _requests.Count;
            _requests.Add(body);
        }

        return _turnOf(number, body);
    }
}
