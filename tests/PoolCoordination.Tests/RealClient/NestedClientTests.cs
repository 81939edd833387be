using System.Text.Json.Nodes;
using PoolCoordination.Tests.Cli;

namespace PoolCoordination.Tests.RealClient;

/// <summary>A client that another client's shell starts.</summary>
public sealed class NestedClientTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(ClaudeClient.Versions), MemberType = typeof(ClaudeClient))]
    public void It_does_not_post_under_the_name_that_it_inherited(string version)
    {
        var project = _folder.Folder("home", "shop");
        var client = new ClaudeClient(version, _folder["home"], project);
        var pool = new PoolProcess(_folder["home"], project);
        Assert.Equal(0, pool.Run("install").ExitCode);
        using var apiOfInner = new ApiStandIn(ApiStandIn.Saying("```pool\nACTION: completed\nTOPIC: Inner\n```"));
        var command = $"ANTHROPIC_BASE_URL={apiOfInner.Address} '{client.Executable}' -p inner </dev/null";
        using var api = new ApiStandIn(
            ApiStandIn.Using(
                "Starting another.",
                "Bash",
                new JsonObject { ["command"] = command, ["description"] = "Start another client" }
            ),
            ApiStandIn.Saying("```pool\nACTION: completed\nTOPIC: Outer\n```")
        );

        using (var session = client.Start("A", api, "--allowedTools", "Bash"))
        {
            session.Ask("Start another client");
            session.End();
        }

        var lines = pool.Run("list", "--json")
            .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonNode.Parse(line)!)
            .ToList();
        Assert.Equal("A", (string?)lines.Single(line => (string?)line["topic"] == "Outer")["source_instance"]);
        Assert.NotEqual("A", (string?)lines.Single(line => (string?)line["topic"] == "Inner")["source_instance"]);
    }
}
