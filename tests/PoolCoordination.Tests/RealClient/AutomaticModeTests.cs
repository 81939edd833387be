using System.Text.Json.Nodes;
using PoolCoordination.Tests.Cli;
using PoolCoordination.Tests.Git;

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

    public static MatrixTheoryData<string, string> Commits =>
        new(
            ClaudeClient.Versions.Select(row => row.Data),
            [
                "echo 1 > a.txt && git add -A && git commit -m 'Refresh tokens under a mutex'",
                "echo 1 > a.txt && git add -A && git commit -q -m 'Refresh tokens under a mutex'",
                "echo 1 > a.txt && git add -A && git commit -q -F - <<'EOF'\nRefresh tokens under a mutex\n\nBody.\nEOF",
            ]
        );

    public static TheoryData<string, string, string> Blockers
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var version in ClaudeClient.Versions.Select(row => row.Data))
            {
                data.Add(
                    version,
                    "git remote add origin https://127.0.0.1:1/shop.git; git -c http.proxy= push origin HEAD",
                    "I can't push: the connection to the server was refused. Please check whether it is up."
                );
                data.Add(
                    version,
                    "git -c gpg.program=false commit -S --allow-empty -m x",
                    "Waiting for you to unlock the signing key, without which I can't commit."
                );
            }

            return data;
        }
    }

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
    [MemberData(nameof(Commits))]
    public void A_commit_becomes_an_entry_with_its_subject(string version, string command)
    {
        InitRepository();
        var client = new ClaudeClient(version, _folder["home"], _project);
        _pool.Run("install", "--auto");
        using var api = new ApiStandIn(Running(command), ApiStandIn.Saying("Committed."));

        Converse(client, api, "Fix it and commit");

        var entry = JsonNode.Parse(_pool.Run("list", "--json").Output)!;
        Assert.Equal("completed", entry["action"]!.GetValue<string>());
        Assert.Equal("Refresh tokens under a mutex", entry["topic"]!.GetValue<string>());
    }

    [Theory]
    [MemberData(nameof(Blockers))]
    public void A_call_that_failed_for_want_of_something_becomes_a_blocker(string version, string command, string answer)
    {
        InitRepository();
        var client = new ClaudeClient(version, _folder["home"], _project);
        _pool.Run("install", "--auto");
        using var api = new ApiStandIn(Running(command), ApiStandIn.Saying(answer));

        Converse(client, api, "Fix it and push");

        Assert.Equal("blocked", JsonNode.Parse(_pool.Run("list", "--json").Output)!["action"]!.GetValue<string>());
    }

    [Theory]
    [MemberData(nameof(ClaudeClient.Versions), MemberType = typeof(ClaudeClient))]
    public void With_ask_a_model_that_committed_is_asked_for_its_block_which_is_written(string version)
    {
        InitRepository();
        var client = new ClaudeClient(version, _folder["home"], _project);
        _pool.Run("install");
        _pool.Run("option", "auto", "ask");
        const string block = "```pool\nACTION: completed\nTOPIC: Token refresh\n```";
        using var api = new ApiStandIn(
            Running("git add -A && git commit -q -m 'Refresh tokens under a mutex'"),
            ApiStandIn.Saying("Committed."),
            ApiStandIn.Saying(block)
        );

        Converse(client, api, "Fix it and commit");

        Assert.Equal(3, api.Requests.Count);
        Assert.Contains("learn nothing of it", api.Requests[2], StringComparison.Ordinal);
        var entry = JsonNode.Parse(_pool.Run("list", "--json").Output)!;
        Assert.Equal("Token refresh", entry["topic"]!.GetValue<string>());
        Assert.Null(entry["auto"]);
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

    private void InitRepository()
    {
        RealGit.Require();
        var git = RealGit.Init(_project);
        git.Run("config", "user.name", "A");
        git.Run("config", "user.email", "a@example.org");
        File.WriteAllText(Path.Combine(_project, "auth.py"), "x = 1\n");
    }

    private static void Converse(ClaudeClient client, ApiStandIn api, string prompt)
    {
        using var session = client.Start("A", api, "--allowedTools", "Bash");
        session.Ask(prompt);
        session.End();
    }

    private static JsonArray Running(string command) =>
        ApiStandIn.Using("I'll do it.", "Bash", new JsonObject { ["command"] = command });
}
