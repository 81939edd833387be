using System.Text.Json.Nodes;
using PoolCoordination.Tests.Cli;

namespace PoolCoordination.Tests.RealClient;

/// <summary>An instance of the real client in automatic mode, which never writes a block.</summary>
public sealed class AutomaticModeTests : IDisposable
{
    private const string Completion = "I've fixed the race in the token refresh. All 42 tests pass.";

    private readonly ScratchFolder _folder = new();
    private readonly string _project;
    private readonly PoolProcess _pool;

    public AutomaticModeTests()
    {
        _project = _folder.Folder("home", "shop");
        _pool = new PoolProcess(_folder["home"]);
    }

    public static MatrixTheoryData<string, string> NoCompletions =>
        new(
            ClaudeClient.Versions.Select(row => row.Data),
            [
                "I'll fix the race in the token refresh next, and then run all tests.",
                "Should I fix the race in the token refresh first, or deploy what is finished?",
            ]
        );

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(ClaudeClient.Versions), MemberType = typeof(ClaudeClient))]
    public void An_answer_without_a_block_becomes_an_entry_with_the_files_that_were_edited(string version)
    {
        var client = new ClaudeClient(version, _folder["home"], _project);
        _pool.Run("install", "--auto");
        var input = new JsonObject { ["file_path"] = Path.Combine(_project, "src", "auth.py"), ["content"] = "x = 1\n" };
        using var api = new ApiStandIn(ApiStandIn.Using("I'll look at it.", "Write", input), ApiStandIn.Saying(Completion));

        client.Converse("A", api, "Fix the authentication bug");

        var entry = JsonNode.Parse(_pool.Run("list", "--json").Output)!;
        Assert.Equal("completed", entry["action"]!.GetValue<string>());
        Assert.Contains("race in the token refresh", entry["topic"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("src/auth.py", entry["affects"]!.GetValue<string>());
        Assert.True(entry["auto"]!.GetValue<bool>());
        using var apiOfB = new ApiStandIn(ApiStandIn.Saying("Hello."));
        client.Converse("B", apiOfB, "Hello");
        Assert.Contains("(auto)", Assert.Single(apiOfB.Requests), StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["home", ".claude", "pool", "errors.log"]));
    }

    [Theory]
    [MemberData(nameof(NoCompletions))]
    public void A_plan_or_a_question_becomes_none(string version, string answer)
    {
        var client = new ClaudeClient(version, _folder["home"], _project);
        _pool.Run("install", "--auto");
        using var api = new ApiStandIn(ApiStandIn.Saying(answer));

        client.Converse("A", api, "Fix the authentication bug");

        Assert.Equal("", _pool.Run("list", "--json").Output);
    }

    [Theory]
    [MemberData(nameof(ClaudeClient.Versions), MemberType = typeof(ClaudeClient))]
    public void Without_the_option_there_is_none(string version)
    {
        var client = new ClaudeClient(version, _folder["home"], _project);
        _pool.Run("install");
        using var api = new ApiStandIn(ApiStandIn.Saying(Completion));

        client.Converse("A", api, "Fix the authentication bug");

        Assert.Equal("", _pool.Run("list", "--json").Output);
    }
}
