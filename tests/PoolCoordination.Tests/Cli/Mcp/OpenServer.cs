using System.Diagnostics;
using System.Text.Json.Nodes;

namespace PoolCoordination.Tests.Cli.Mcp;

/// <summary>A <c>pool mcp</c> to which a test writes the lines of the protocol itself.</summary>
internal sealed class OpenServer : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _error;
    private readonly List<string> _lines = [];
    private int _lastId = 1;

    /// <summary>Starts it and greets it.</summary>
    public OpenServer(PoolProcess pool)
    {
        _process = pool.StartOpen("mcp");
        _error = _process.StandardError.ReadToEndAsync();
        Send(Greeting[0]);
        _ = Answer(1);
        Send(Greeting[1]);
    }

    /// <summary>The lines by which a client begins.</summary>
    public static IReadOnlyList<string> Greeting { get; } =
        [
            Request(
                1,
                "initialize",
                new JsonObject
                {
                    ["protocolVersion"] = "2025-06-18",
                    ["capabilities"] = new JsonObject(),
                    ["clientInfo"] = new JsonObject { ["name"] = "cline", ["version"] = "1" },
                }
            ),
            new JsonObject { ["jsonrpc"] = "2.0", ["method"] = "notifications/initialized" }.ToJsonString(),
        ];

    /// <summary>What it wrote, line by line.</summary>
    public IReadOnlyList<string> Lines => _lines;

    /// <summary>A request as a line.</summary>
    public static string Request(int id, string method, JsonObject parameters) =>
        new JsonObject
        {
            ["jsonrpc"] = "2.0",
            ["id"] = id,
            ["method"] = method,
            ["params"] = parameters,
        }.ToJsonString();

    /// <summary>Writes a line.</summary>
    public void Send(string line)
    {
        _process.StandardInput.Write(line + '\n');
        _process.StandardInput.Flush();
    }

    /// <summary>The result of a request.</summary>
    public JsonNode Ask(string method, JsonObject? parameters = null)
    {
        // Beyond the numbers that tests give.
        var id = 100 + _lastId++;
        Send(Request(id, method, parameters ?? []));
        return Answer(id)["result"]!;
    }

    /// <summary>The result of a tool's call.</summary>
    public JsonNode Call(string tool, JsonObject? arguments = null) =>
        Ask("tools/call", new JsonObject { ["name"] = tool, ["arguments"] = arguments ?? [] });

    /// <summary>Ends its input.</summary>
    /// <returns>Its exit code, and what it wrote to standard error.</returns>
    public (int Code, string Error) End()
    {
        _process.StandardInput.Close();
        while (ReadLine() is { } line)
            _lines.Add(line);
        Assert.True(_process.WaitForExit(RunningPool.Limit), "The server did not end.");
        return (_process.ExitCode, _error.Result);
    }

    /// <summary>Sends it a signal, at which it ends.</summary>
    /// <param name="name">The signal's name, such as <c>TERM</c>.</param>
    public void Signal(string name)
    {
        using var kill = Process.Start("/bin/sh", ["-c", $"kill -{name} {_process.Id}"]);
        kill.WaitForExit();
        Assert.True(_process.WaitForExit(RunningPool.Limit), "The server did not end.");
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    private JsonNode Answer(int id)
    {
        while (ReadLine() is { } line)
        {
            _lines.Add(line);
            if (JsonNode.Parse(line)!["id"] is JsonValue value && value.TryGetValue<int>(out var answered) && answered == id)
                return JsonNode.Parse(line)!;
        }

        throw new InvalidOperationException($"The server gave no answer: {_error.Result}");
    }

    private string? ReadLine() => _process.StandardOutput.ReadLineAsync().WaitAsync(RunningPool.Limit).GetAwaiter().GetResult();
}
