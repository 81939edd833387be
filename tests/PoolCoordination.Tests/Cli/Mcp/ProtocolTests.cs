using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PoolCoordination.Tests.Cli.Mcp;

/// <summary>What goes over the streams of <c>pool mcp</c>.</summary>
public sealed class ProtocolTests : IDisposable
{
    private const int MostTokens = 1500;

    /// <summary>A model takes four characters of such a text for a token in the mean, and hardly ever less than three.</summary>
    private const int BytesOfToken = 3;

    private readonly ScratchFolder _folder = new();
    private readonly PoolProcess _pool;

    public ProtocolTests() => _pool = new PoolProcess(_folder.Path);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_tools_take_few_tokens()
    {
        using var server = new OpenServer(_pool);

        var answer = server.Ask("tools/list");

        Assert.InRange(Encoding.UTF8.GetByteCount(answer.ToJsonString()) / BytesOfToken, 1, MostTokens);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/call\",\"params\":[]}")]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/call\"}")]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"no/such\"}")]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/call\",\"params\":{\"name\":\"list\",\"arguments\":[1]}}")]
    public void A_line_that_is_wrong_ends_nothing_and_the_output_has_nothing_but_the_protocol(string line)
    {
        using var server = new OpenServer(_pool);

        server.Send(line);

        Assert.Equal("No entries match.", server.Call("list")["content"]![0]!["text"]!.GetValue<string>());
        var (code, error) = server.End();
        Assert.Equal((0, ""), (code, error));
        Assert.All(server.Lines, written => Assert.Equal("2.0", JsonNode.Parse(written)!["jsonrpc"]!.GetValue<string>()));
    }

    [Fact]
    public void All_that_was_asked_is_answered_though_the_client_closes_its_side_at_once()
    {
        var call = OpenServer.Request(2, "tools/call", new JsonObject { ["name"] = "list" });
        // What is cancelled need not be answered, and keeps nothing waiting.
        const string cancelled = """{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":2}}""";

        var all = _pool.RunWith(string.Join('\n', [.. OpenServer.Greeting, .. Enumerable.Range(2, 20).Select(Post)]), "mcp");
        var withCancelled = _pool.RunWith(string.Join('\n', [.. OpenServer.Greeting, call, cancelled, Post(3)]), "mcp");

        var ids = all.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => (int)JsonNode.Parse(line)!["id"]!);
        Assert.Equal(Enumerable.Range(1, 21), ids.Order());
        Assert.Equal(0, all.ExitCode);
        Assert.Contains("\"id\":3", withCancelled.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not json{", -32700, null)]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":", -32700, null)]
    [InlineData("[{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"ping\"}]", -32600, null)]
    [InlineData("{\"id\":7,\"method\":\"ping\"}", -32600, 7)]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"no/such\"}", -32601, 7)]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/call\",\"params\":[]}", -32602, 7)]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/call\",\"params\":{\"name\":\"delete\"}}", -32602, 7)]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/call\",\"params\":{\"name\":\"list\",\"arguments\":[1]}}", -32602, 7)]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"resources/read\",\"params\":{}}", -32602, 7)]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"resources/read\",\"params\":{\"uri\":\"\\ud800\"}}", -32602, 7)]
    [InlineData("[]", -32600, null)]
    [InlineData("[{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"ping\"},{\"jsonrpc\":\"2.0\",\"id\":8,\"method\":\"ping\"}]", -32600, null)]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"ping\"}", -32600, null)]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/list\",\"params\":\"x\"}", -32602, 7)]
    public void What_is_wrong_with_a_line_is_an_error_of_the_protocol(string line, int code, int? id)
    {
        var output = _pool.RunWith(string.Join('\n', [.. OpenServer.Greeting, line]), "mcp").Output;

        var answers = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(answer => JsonNode.Parse(answer)!);
        var answer = Assert.Single(answers, answer => answer["error"] is not null);
        Assert.Equal(code, (int)answer["error"]!["code"]!);
        Assert.Equal(id, (int?)answer["id"]);
        Assert.NotEqual("An error occurred.", (string?)answer["error"]!["message"]);
    }

    [Fact]
    public void A_line_without_end_is_refused_and_not_kept()
    {
        using var server = new OpenServer(_pool);

        server.Send(new string('x', 40_000_000));
        server.Send($$$"""{"jsonrpc":"2.0","id":7,"method":"ping","params":{"text":"{{{new string('x', 2_000_000)}}}"}}""");
        server.Call("list");

        var refused = server.Lines.Where(line => line.Contains("\"error\"", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, refused.Count);
        Assert.All(refused, line => Assert.Contains("-32600", line, StringComparison.Ordinal));
        Assert.All(refused, line => Assert.Contains("more than 1048576 characters", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Bytes_that_are_no_text_end_nothing()
    {
        byte[] bytes = [0xff, 0xfe, 0x00, 0xc3, (byte)'\n'];
        var line = Encoding.UTF8.GetBytes(Post(7) + "\n");
        // Within a text, too.
        var inText = line.Select(one => one == (byte)'T' ? (byte)0xff : one);
        byte[] input = [.. Encoding.UTF8.GetBytes(string.Join('\n', OpenServer.Greeting) + "\n"), .. bytes, .. inText, .. line];

        var result = _pool.RunWith(input, "mcp");

        var answers = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(answer => JsonNode.Parse(answer)!).ToList();
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(-32700, (int)Assert.Single(answers, answer => answer["error"] is not null)["error"]!["code"]!);
        Assert.Equal(2, answers.Count(answer => (string?)answer["id"]?.ToJsonString() == "7"));
    }

    [Theory]
    [InlineData("2024-11-05", "2024-11-05")]
    [InlineData("2025-03-26", "2025-03-26")]
    [InlineData("2025-06-18", "2025-06-18")]
    [InlineData("2025-11-25", "2025-11-25")]
    [InlineData("1999-01-01", "2025-11-25")]
    [InlineData("2099-01-01", "2025-11-25")]
    public void A_client_of_another_version_is_offered_one_that_is_known(string asked, string offered)
    {
        var greeting = OpenServer.Greeting[0].Replace("2025-06-18", asked, StringComparison.Ordinal);

        var answer = JsonNode.Parse(_pool.RunWith(greeting, "mcp").Output)!;

        Assert.Equal(offered, (string?)answer["result"]!["protocolVersion"]);
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    [InlineData("HUP")]
    public void Its_session_and_claims_end_when_the_process_is_asked_to_end(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the signals are of Unix");
        using var server = new OpenServer(_pool);
        server.Call("claim", new JsonObject { ["topic"] = "Auth", ["affects"] = new JsonArray("src/") });
        Assert.NotEqual("", _pool.Run("claims").Output);

        server.Signal(signal);

        Assert.Equal("", _pool.Run("claims").Output);
        Assert.DoesNotContain("cline", _pool.Run("sessions", "--json").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void It_ends_where_its_input_does_not_begin()
    {
        var result = _pool.RunWith("", "mcp");

        Assert.Equal((0, "", ""), (result.ExitCode, result.Output, result.Error));
    }

    [Fact]
    public void Texts_of_all_scripts_pass_unharmed()
    {
        using var server = new OpenServer(_pool);

        server.Call("post", new JsonObject { ["action"] = "completed", ["topic"] = "Größe 漢字 🎉", ["affects"] = new JsonArray("a b.py") });

        using var entry = JsonDocument.Parse(_pool.Run("list", "--json").Output);
        Assert.Equal("Größe 漢字 🎉", entry.RootElement.GetProperty("topic").GetString());
    }

    private static string Post(int id) =>
        OpenServer.Request(
            id,
            "tools/call",
            new JsonObject
            {
                ["name"] = "post",
                ["arguments"] = new JsonObject { ["action"] = "completed", ["topic"] = $"Task {id}" },
            }
        );
}
