using System.Text.Json.Nodes;
using PoolCoordination.Tests.Cli;
using PoolCoordination.Tests.Git;

namespace PoolCoordination.Tests.RealClient;

/// <summary>
/// The shell of one real client beside another that has changed a file, claims it and has not committed it: no command of the one destroys
/// the work of the other, and what the guard names instead works.
/// </summary>
public sealed class GuardedCommandTests : IDisposable
{
    private const string Claim = "```pool\nACTION: claimed\nTOPIC: Payment\nAFFECTS: src/pay.py\n```";
    private const string Changed = "\"changed_files\":[\"src/pay.py\"]";
    private const string Others = "x = 2\n";

    private readonly ScratchFolder _folder = new();
    private readonly string _tree;
    private readonly string _file;
    private readonly RealGit _git;
    private readonly PoolProcess _pool;

    public GuardedCommandTests()
    {
        RealGit.Require();
        _tree = _folder.Folder("home", "shop");
        _file = Path.Combine(_folder.Folder("home", "shop", "src"), "pay.py");
        File.WriteAllText(_file, "x = 1\n");
        File.WriteAllText(Path.Combine(_tree, "docs.md"), "1\n");
        _git = RealGit.Init(_tree);
        _git.Run("config", "user.name", "A");
        _git.Run("config", "user.email", "a@example.org");
        _git.Run("branch", "other");
        _pool = new PoolProcess(_folder["home"], _tree);
        Assert.Equal(0, _pool.Run("install").ExitCode);
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(ClaudeClient.Versions), MemberType = typeof(ClaudeClient))]
    public void Commands_that_would_destroy_the_work_of_another_are_denied_and_it_stays_byte_for_byte(string version)
    {
        string[] commands =
        [
            "git stash -u",
            "git checkout .",
            "git reset --hard",
            "git clean -fd",
            "git add -A && git commit -m x",
            "git stash && git switch other",
            "sed -i s/2/3/ src/pay.py",
            "cat > src/pay.py <<'EOF'\nx = 9\nEOF",
            "rm -rf src",
        ];
        var client = new ClaudeClient(version, _folder["home"], _tree);
        using var first = new ApiStandIn(WritingAndClaiming());
        using var owner = client.Start("B", first);
        owner.Ask("Set x to 2");
        Condition.Wait("the changes are written down", () => Sessions.Contains("src/new.py", StringComparison.Ordinal));
        Condition.Wait("the claim", () => _pool.Run("claims").Output.Contains("Payment", StringComparison.Ordinal));

        using var second = new ApiStandIn([.. commands.Select(Bash), ApiStandIn.Saying("I stop.")]);
        using var other = client.Start("A", second, "--allowedTools", "Bash");
        other.Ask("Tidy up");

        for (var i = 0; i < commands.Length; i++)
        {
            var answer = LastResult(second.Requests[i + 1]);
            Assert.True(answer.Contains("\\\"B\\\"", StringComparison.Ordinal), $"{commands[i]}: {answer}");
        }

        Assert.Equal(Others, File.ReadAllText(_file));
        Assert.Equal("main", _git.Run("branch", "--show-current").Trim());
        Assert.Equal(" M src/pay.py\n?? src/new.py\n", _git.Run("status", "--porcelain"));
        Assert.Equal("", _git.Run("stash", "list"));
    }

    [Theory]
    [MemberData(nameof(ClaudeClient.Versions), MemberType = typeof(ClaudeClient))]
    public void What_the_denial_names_instead_passes(string version)
    {
        var client = new ClaudeClient(version, _folder["home"], _tree);
        using var first = new ApiStandIn(Writing(_file, Others));
        using var owner = client.Start("B", first);
        owner.Ask("Set x to 2");
        Condition.Wait("the change is written down", () => Sessions.Contains(Changed, StringComparison.Ordinal));

        using var second = new ApiStandIn([
            .. Writing(Path.Combine(_tree, "docs.md"), "2\n")[..^1],
            Bash("git commit -am 'Docs'"),
            Bash("git commit -m 'Docs' -- docs.md"),
            ApiStandIn.Saying("Committed."),
        ]);
        using var other = client.Start("A", second, "--allowedTools", "Bash");
        other.Ask("Write the docs");

        Assert.Contains("git commit -m", LastResult(second.Requests[3]), StringComparison.Ordinal);
        Assert.Contains("-- docs.md", LastResult(second.Requests[3]), StringComparison.Ordinal);
        Assert.Equal("docs.md", _git.Run("show", "--name-only", "--format=").Trim());
        Assert.Equal(" M src/pay.py", _git.Run("status", "--porcelain").TrimEnd('\n'));
    }

    [Theory]
    [MemberData(nameof(ClaudeClient.Versions), MemberType = typeof(ClaudeClient))]
    public void What_a_line_changed_that_failed_in_the_end_is_the_sessions(string version)
    {
        var client = new ClaudeClient(version, _folder["home"], _tree);
        using var api = new ApiStandIn([Bash("sed -i s/1/2/ src/*.py; sleep 0.1; false"), ApiStandIn.Saying("The test is red.")]);
        using var session = client.Start("A", api, "--allowedTools", "Bash");

        session.Ask("Set x to 2 and test it");

        Condition.Wait("the change is written down", () => Sessions.Contains(Changed, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(ClaudeClient.Versions), MemberType = typeof(ClaudeClient))]
    public void Alone_all_of_them_pass(string version)
    {
        var client = new ClaudeClient(version, _folder["home"], _tree);
        using var api = new ApiStandIn([
            .. Writing(_file, Others)[..^1],
            Bash("git stash -u && git stash pop && git add -A && git commit -m x && git switch other"),
            ApiStandIn.Saying("Done."),
        ]);
        using var session = client.Start("A", api, "--allowedTools", "Bash");

        session.Ask("Set x to 2 and commit");

        Assert.Equal("other", _git.Run("branch", "--show-current").Trim());
        Assert.Equal(Others, _git.Run("show", "main:src/pay.py"));
    }

    [Theory]
    [MemberData(nameof(ClaudeClient.Versions), MemberType = typeof(ClaudeClient))]
    public void Who_has_the_branch_moved_under_him_is_told_by_whom(string version)
    {
        var client = new ClaudeClient(version, _folder["home"], _tree);
        using var first = new ApiStandIn([.. Writing(_file, Others), ApiStandIn.Saying("I see.")]);
        using var owner = client.Start("B", first);
        owner.Ask("Set x to 2");
        using var second = new ApiStandIn(Bash("git switch other"), ApiStandIn.Saying("Switched."));
        using var other = client.Start("A", second, "--allowedTools", "Bash");
        other.Ask("Switch to other");
        Assert.Equal("other", _git.Run("branch", "--show-current").Trim());

        owner.Ask("Go on");

        Assert.Contains("HEAD of this working tree was moved by \\\"A\\\"", first.Requests[^1], StringComparison.Ordinal);
    }

    private string Sessions => _pool.Run("sessions", "--json").Output;

    /// <summary>The result of the last tool in a request.</summary>
    private static string LastResult(string request) =>
        request[Math.Max(request.LastIndexOf("tool_result", StringComparison.Ordinal), 0)..];

    private static JsonArray Bash(string command) => ApiStandIn.Using("I run it.", "Bash", new JsonObject { ["command"] = command });

    private JsonArray[] WritingAndClaiming()
    {
        var added = Path.Combine(_tree, "src", "new.py");
        return
        [
            .. Writing(_file, Others)[..^1],
            ApiStandIn.Using("I add.", "Write", new JsonObject { ["file_path"] = added, ["content"] = Others }),
            ApiStandIn.Saying($"I go on.\n\n{Claim}"),
        ];
    }

    private static JsonArray[] Writing(string file, string content) =>
        [
            ApiStandIn.Using("I look.", "Read", new JsonObject { ["file_path"] = file }),
            ApiStandIn.Using("I write.", "Write", new JsonObject { ["file_path"] = file, ["content"] = content }),
            ApiStandIn.Saying("That is it."),
        ];
}
