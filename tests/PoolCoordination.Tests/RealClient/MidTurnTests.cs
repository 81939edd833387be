using System.Text.Json.Nodes;
using PoolCoordination.Tests.Cli;

namespace PoolCoordination.Tests.RealClient;

/// <summary>What an instance posts in a turn is in force while the turn goes on.</summary>
public sealed class MidTurnTests : IDisposable
{
    private const string Claim = "I begin.\n\n```pool\nACTION: claimed\nTOPIC: Auth module\nAFFECTS: src/auth.py\n```\n";

    private readonly ScratchFolder _folder = new();
    private readonly string _project;
    private readonly PoolProcess _pool;
    private readonly PoolProcess _another;

    public MidTurnTests()
    {
        _project = _folder.Folder("home", "shop");
        _folder.Folder("home", "shop", "src");
        File.WriteAllText(Path.Combine(_project, "src", "auth.py"), "x = 1\n");
        _pool = new PoolProcess(_folder["home"], _project);
        _another = new PoolProcess(_folder["home"], _project) { Variables = { ["CLAUDE_INSTANCE"] = "B" } };
        Assert.Equal(0, _pool.Run("install").ExitCode);
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(ClaudeClient.Versions), MemberType = typeof(ClaudeClient))]
    public void A_claim_before_a_turns_first_tool_keeps_others_from_its_files_during_that_turn(string version)
    {
        var client = new ClaudeClient(version, _folder["home"], _project);
        var path = Path.Combine(_project, "src", "auth.py");
        var edit = new JsonObject { ["file_path"] = path, ["content"] = "x = 2\n" };
        var during = "";
        using var api = new ApiStandIn(
            ApiStandIn.Using(Claim, "Read", new JsonObject { ["file_path"] = path }),
            ApiStandIn.Using("I write.", "Write", edit),
            ApiStandIn.Saying("That is it.")
        )
        {
            // The turn goes on only once this has happened.
            Before = number =>
            {
                if (number == 1)
                    Condition.Wait("the claim", () => (during = EditByAnother(path)).Length > 0);
            },
        };

        client.Converse("A", api, "Set x to 2");

        Assert.Contains("\"permissionDecision\":\"deny\"", during, StringComparison.Ordinal);
        Assert.Contains("Auth module", during, StringComparison.Ordinal);
        Assert.Equal("x = 2\n", File.ReadAllText(path));
        Assert.Single(
            _pool.Run("list", "--all", "--json", "--action", "claimed").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            line => line.Contains("Auth module", StringComparison.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(ClaudeClient.Versions), MemberType = typeof(ClaudeClient))]
    public void A_blocker_of_another_reaches_a_turn_before_its_next_edit_once(string version)
    {
        const string topic = "Payment needs the new keys";
        var client = new ClaudeClient(version, _folder["home"], _project);
        var path = Path.Combine(_project, "src", "auth.py");
        using var api = new ApiStandIn(
            ApiStandIn.Using("I look.", "Read", new JsonObject { ["file_path"] = path }),
            ApiStandIn.Using("I write.", "Write", new JsonObject { ["file_path"] = path, ["content"] = "x = 2\n" }),
            ApiStandIn.Using("I write again.", "Write", new JsonObject { ["file_path"] = path, ["content"] = "x = 3\n" }),
            ApiStandIn.Saying("That is it.")
        )
        {
            Before = number =>
            {
                if (number == 1)
                    Assert.Equal(0, _another.Run("add", "--action", "blocked", "--topic", topic).ExitCode);
            },
        };

        client.Converse("A", api, "Set x to 3");

        Assert.Equal([0, 0, 1, 1], api.Requests.Select(request => request.Split(topic).Length - 1));
        Assert.Equal("x = 3\n", File.ReadAllText(path));
    }

    /// <summary>What the guard says to instance B, which is about to write the file.</summary>
    private string EditByAnother(string path)
    {
        var input = new JsonObject
        {
            ["hook_event_name"] = "PreToolUse",
            ["session_id"] = "0b5f6c1e-aaaa-4bbb-8ccc-000000000001",
            ["cwd"] = _project,
            ["tool_name"] = "Write",
            ["tool_use_id"] = "toolu_of_b",
            ["tool_input"] = new JsonObject { ["file_path"] = path },
        };
        return _another.RunHook(HookProgram.PoolHook, input.ToJsonString()).Output;
    }
}
