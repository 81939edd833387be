using System.Text.Json.Nodes;
using PoolCoordination.Tests.Cli;

namespace PoolCoordination.Tests.RealClient;

/// <summary>
/// A block is posted once, however often the real client shows it to its hooks, and also where a turn does not come to its end.
/// </summary>
public sealed class PostedOnceTests : IDisposable
{
    private const string Block = "Fixed.\n\n```pool\nACTION: completed\nTOPIC: Auth token refresh fix\nSUMMARY: Added a mutex.\n```\n";

    private readonly ScratchFolder _folder = new();
    private readonly string _project;
    private readonly PoolProcess _pool;

    public PostedOnceTests()
    {
        _project = _folder.Folder("home", "shop");
        _pool = new PoolProcess(_folder["home"], _project);
        Assert.Equal(0, _pool.Run("install").ExitCode);
    }

    private string[] Topics =>
        [
            .. _pool
                .Run("list", "--json")
                .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonNode.Parse(line)!["topic"]!.GetValue<string>()),
        ];

    private string ErrorLog =>
        _folder["home", ".claude", "pool", "errors.log"] is var path && File.Exists(path) ? File.ReadAllText(path) : "";

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(ClaudeClient.Versions), MemberType = typeof(ClaudeClient))]
    public void A_fork_posts_nothing_of_its_parent_again_and_its_own_blocks(string version)
    {
        var client = new ClaudeClient(version, _folder["home"], _project);
        using var api = new ApiStandIn(
            ApiStandIn.Saying(Block),
            ApiStandIn.Saying("I go on."),
            ApiStandIn.Saying(Block.Replace("fix", "test", StringComparison.Ordinal))
        );
        using var parent = client.Start("A", api);
        parent.Ask("Fix it");
        parent.End();

        using var fork = client.Start("B", api, "--resume", parent.SessionId, "--fork-session");
        fork.Ask("Go on");
        fork.Ask("Test it");
        fork.End();

        Assert.Equal(["Auth token refresh test", "Auth token refresh fix"], Topics);
        Assert.Equal("", ErrorLog);
    }

    [Theory]
    [MemberData(nameof(ClaudeClient.Versions), MemberType = typeof(ClaudeClient))]
    public void A_compaction_posts_nothing_of_what_its_summary_quotes(string version)
    {
        var client = new ClaudeClient(version, _folder["home"], _project);
        using var api = new ApiStandIn(
            ApiStandIn.Saying(Block),
            ApiStandIn.Saying("Yes."),
            ApiStandIn.Saying("The session fixed the refresh and said:\n\n" + Block),
            ApiStandIn.Saying("I go on.")
        );
        using var session = client.Start("A", api);
        session.Ask("Fix it");
        session.Ask("Is it fixed?");

        session.Ask("/compact");
        session.Ask("Go on");
        session.End();

        Assert.Contains("The session fixed the refresh", api.Requests[^1], StringComparison.Ordinal);
        Assert.Equal(["Auth token refresh fix"], Topics);
        Assert.Equal("", ErrorLog);
    }

    [Theory]
    [MemberData(nameof(ClaudeClient.Versions), MemberType = typeof(ClaudeClient))]
    public void A_turn_that_the_api_cuts_short_posts_its_blocks_while_the_session_goes_on(string version)
    {
        var client = new ClaudeClient(version, _folder["home"], _project);
        var input = new JsonObject { ["file_path"] = Path.Combine(_project, "auth.py"), ["content"] = "x = 1\n" };
        using var api = new ApiStandIn(ApiStandIn.Using(Block, "Write", input), ApiStandIn.Failing());
        using var session = client.Start("A", api);

        session.Ask("Fix it");

        // Its hook runs beside the answer.
        Condition.Wait("the entry", () => Topics.Length > 0);
        Assert.Equal(["Auth token refresh fix"], Topics);
        session.End();
        Assert.Equal(["Auth token refresh fix"], Topics);
    }
}
