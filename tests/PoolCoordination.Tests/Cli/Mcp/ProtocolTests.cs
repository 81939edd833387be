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
}
