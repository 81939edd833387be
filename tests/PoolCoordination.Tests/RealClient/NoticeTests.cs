using System.Text.Json.Nodes;
using PoolCoordination.Tests.Cli;

namespace PoolCoordination.Tests.RealClient;

/// <summary>What became of its blocks reaches the model of the real client.</summary>
public sealed class NoticeTests : IDisposable
{
    private readonly ScratchFolder _folder = new();
    private readonly string _project;
    private readonly PoolProcess _pool;

    public NoticeTests()
    {
        _project = _folder.Folder("home", "shop");
        _pool = new PoolProcess(_folder["home"], _project);
        Assert.Equal(0, _pool.Run("install").ExitCode);
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(ClaudeClient.Versions), MemberType = typeof(ClaudeClient))]
    public void What_looks_like_a_block_but_is_not_one_is_reported_at_the_next_prompt_once(string version)
    {
        const string notice = "a fence with ACTION and TOPIC has no 'pool' after its backticks";
        var client = new ClaudeClient(version, _folder["home"], _project);
        using var api = new ApiStandIn(
            ApiStandIn.Saying("Fixed.\n\n```\nACTION: completed\nTOPIC: Auth token refresh fix\n```\n"),
            ApiStandIn.Saying("I see.")
        );

        client.Converse("A", api, "Fix it", "Go on", "Go on");

        Assert.Equal([0, 1, 1], api.Requests.Select(request => Times(request, notice)));
        Assert.Equal("", _pool.Run("list", "--json").Output);
    }

    [Theory]
    [MemberData(nameof(ClaudeClient.Versions), MemberType = typeof(ClaudeClient))]
    public void A_refused_claim_of_a_subagent_is_reported_at_the_next_edit_of_the_same_turn(string version)
    {
        const string notice = "was refused";
        const string claim = "```pool\nACTION: claimed\nTOPIC: Auth module\nAFFECTS: src/auth.py\n```";
        var client = new ClaudeClient(version, _folder["home"], _project);
        Assert.Equal(0, _pool.Run("add", "--action", "claimed", "--instance", "B", "--topic", "Auth", "--affects", "src/").ExitCode);
        using var api = new ApiStandIn(
            ApiStandIn.Using(
                "I let it be looked at.",
                "Agent",
                new JsonObject
                {
                    ["description"] = "Look at it",
                    ["prompt"] = "Look at it",
                    ["subagent_type"] = "general-purpose",
                    ["run_in_background"] = false,
                }
            ),
            ApiStandIn.Saying(claim),
            ApiStandIn.Using(
                "I write.",
                "Write",
                new JsonObject { ["file_path"] = Path.Combine(_project, "notes.md"), ["content"] = "x\n" }
            ),
            ApiStandIn.Saying("Done.")
        );

        client.Converse("A", api, "Fix it");

        Assert.Equal([0, 0, 0, 1], api.Requests.Select(request => Times(request, notice)));
    }

    private static int Times(string request, string text) => request.Split(text).Length - 1;
}
