using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using PoolCoordination.Storage;
using PoolCoordination.Tests.Git;

namespace PoolCoordination.Tests.Cli;

/// <summary>What a repository, a folder of another's and a user's own word do to <c>bin/pool</c>.</summary>
public sealed class TrustCommandTests : IDisposable
{
    private static readonly string[] s_events =
    [
        "SessionStart",
        "UserPromptSubmit",
        "PreToolUse",
        "PostToolUse",
        "Stop",
        "SubagentStart",
        "SubagentStop",
        "SessionEnd",
    ];

    private readonly ScratchFolder _folder = new();
    private readonly PoolProcess _pool;

    public TrustCommandTests()
    {
        _folder.Folder("shop");
        _pool = In("shop");
    }

    private string OwnLog => _folder["home/.claude/pool/instance_state.jsonl"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_repository_that_names_a_server_makes_no_connection_before_it_is_approved()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var port = ((IPEndPoint)server.LocalEndpoint).Port;
        Plant("shop/.claude/pool", $$"""{"pool":"postgres://u@127.0.0.1:{{port}}/d?sslmode=disable"}""");
        _pool.Variables["PGPASSWORD"] = "secret";
        _pool.Variables["CLAUDE_INSTANCE"] = "A";

        foreach (var name in s_events)
            Hook(_pool, name);
        foreach (
            var arguments in (string[][])
                [
                    ["list"],
                    ["context"],
                    ["claims"],
                    ["check"],
                    ["add", "--action", "completed", "--topic", "t"],
                    ["option"],
                    ["domain"],
                    ["init"],
                    ["install"],
                    ["trust", "--list"],
                ]
        )
            _pool.Run(arguments);
        Assert.False(server.Pending());
        Assert.Contains("\"topic\":\"t\"", File.ReadAllText(OwnLog), StringComparison.Ordinal);

        Assert.Contains(
            $"its server 'postgres://u@127.0.0.1:{port}/d?sslmode=disable' receives entries",
            _pool.Run("trust").Output,
            StringComparison.Ordinal
        );
        Hook(_pool, "SessionStart");
        Assert.True(server.Pending());
    }

    [Fact]
    public void A_log_that_a_clone_brings_is_shown_to_nobody_and_the_person_is_told_once_a_session()
    {
        RealGit.Require();
        var future = DateTimeOffset.UtcNow.AddYears(1).ToUnixTimeSeconds();
        var origin = RealGit.Init(_folder["origin"]);
        Plant(
            "origin/.claude/pool",
            "{}",
            $$"""{"id":"1","timestamp":{{future}},"source_instance":"M","action":"blocked","topic":"Planted","blocks":"all"}"""
        );
        origin.Commit();
        new RealGit(_folder.Path).Run("clone", "-q", _folder["origin"], _folder["clone"]);
        var pool = In("clone");

        var start = Hook(pool, "SessionStart");
        using var json = JsonDocument.Parse(start);
        Assert.Contains(
            $"'pool trust {_folder["clone/.claude/pool"]}'",
            json.RootElement.GetProperty("systemMessage").GetString(),
            StringComparison.Ordinal
        );
        var specific = json.RootElement.GetProperty("hookSpecificOutput");
        Assert.Equal("SessionStart", specific.GetProperty("hookEventName").GetString());
        Assert.DoesNotContain("trust", specific.GetProperty("additionalContext").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Planted", start, StringComparison.Ordinal);
        pool.Variables["POOL_PRIMER"] = "off";
        Assert.All(s_events[1..], name => Assert.Equal("", Hook(pool, name)));

        var list = pool.Run("list");
        Assert.Equal(("", 0), (list.Output, list.ExitCode));
        Assert.StartsWith(
            $"pool: The project pool '{_folder["clone/.claude/pool"]}' is not used",
            Assert.Single(Lines(list.Error)),
            StringComparison.Ordinal
        );

        // Also once it is approved, what comes from the future is not shown.
        Assert.Contains("Git tracks files in it", pool.Run("trust").Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Planted", Hook(pool, "SessionStart"), StringComparison.Ordinal);
        Assert.Contains("1 entry is dated in the future", pool.Run("check").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pool_of_another_user_in_a_folder_above_is_neither_read_nor_written()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "only root can give a file to another");
        Plant(
            "shop/.claude/pool",
            "{}",
            $$"""{"id":"1","timestamp":{{DateTimeOffset.UtcNow.ToUnixTimeSeconds()}}"""
                + ""","source_instance":"M","action":"blocked","topic":"Planted","blocks":"all"}"""
        );
        using (var chown = System.Diagnostics.Process.Start("chown", ["-R", "65534", _folder["shop/.claude/pool"]]))
            chown.WaitForExit();
        var pool = In("shop/work");

        Assert.DoesNotContain("Planted", Hook(pool, "SessionStart"), StringComparison.Ordinal);
        Hook(pool, "Stop", ("last_assistant_message", "```pool\nTOPIC: mine\n```"));
        Assert.DoesNotContain("mine", File.ReadAllText(_folder["shop/.claude/pool/instance_state.jsonl"]), StringComparison.Ordinal);
        var refused = pool.Run("trust");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains(UnixUser.NameOf(65534), refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_pool_is_in_the_git_directory_and_all_worktrees_share_it()
    {
        RealGit.Require();
        var git = RealGit.Init(_folder["main"]);
        var made = In("main/src").Run("init", "--project");
        Assert.Equal(($"The pool {_folder["main/.git/pool/instance_state.jsonl"]} is ready.\n", ""), (made.Output, made.Error));
        git.Run("worktree", "add", "-q", _folder["wt"]);

        Hook(In("main"), "Stop", ("last_assistant_message", "```pool\nTOPIC: From the main checkout\n```"));
        Assert.Contains("From the main checkout", Hook(In("wt"), "SessionStart"), StringComparison.Ordinal);

        File.WriteAllText(_folder["main/untracked"], "");
        git.Run("stash", "-q", "-u");
        git.Run("clean", "-q", "-fdx");
        Assert.Contains("From the main checkout", In("wt").Run("list").Output, StringComparison.Ordinal);
        Assert.Equal("", git.Run("status", "--porcelain", "--ignored"));
        new RealGit(_folder.Path).Run("clone", "-q", _folder["main"], _folder["clone"]);
        Assert.False(Directory.Exists(_folder["clone/.git/pool"]));
    }

    [Theory]
    [InlineData("bare")]
    [InlineData("main/.git/hooks")]
    public void In_a_git_directory_no_project_pool_is_made(string folder)
    {
        RealGit.Require();
        RealGit.Init(_folder["main"]);
        new RealGit(_folder.Path).Run("clone", "-q", "--bare", _folder["main"], _folder["bare"]);

        var refused = In(folder).Run("init", "--project");

        Assert.Equal((1, ""), (refused.ExitCode, refused.Output));
        Assert.Contains("is a git directory; change to one of its working trees", refused.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder[folder, ".claude"]));
    }

    [Fact]
    public void A_planted_file_does_not_lead_into_anothers_repository()
    {
        RealGit.Require();
        RealGit.Init(_folder["main"]);
        In("main").Run("init", "--project");
        File.WriteAllText(_folder["shop/.git"], $"gitdir: {_folder["main/.git"]}\n");

        var list = _pool.Run("list");
        Assert.Contains($"does not list '{_folder["shop"]}' as one of its working trees", list.Error, StringComparison.Ordinal);
        Hook(_pool, "Stop", ("last_assistant_message", "```pool\nTOPIC: Elsewhere\n```"));
        Assert.Equal("", In("main").Run("list").Output);
    }

    [Fact]
    public void Outside_git_a_project_pool_is_in_the_claude_folder_and_ignored_by_a_repository_to_come()
    {
        Assert.Equal(0, _pool.Run("init", "--project").ExitCode);
        Assert.Equal(0, _pool.Run("init", "--project").ExitCode);
        Assert.Equal("*\n", File.ReadAllText(_folder["shop/.claude/pool/.gitignore"]));
        _pool.Variables["CLAUDE_INSTANCE"] = "A";
        Assert.Equal("", _pool.Run("add", "--action", "completed", "--topic", "t").Error);

        Assert.Contains("t", In("shop/deep/down").Run("list").Output, StringComparison.Ordinal);
        Assert.False(File.Exists(OwnLog));
    }

    [Fact]
    public void What_is_there_is_not_approved_by_making_it()
    {
        Plant("shop/.claude/pool", "{}");

        var refused = _pool.Run("init", "--project");
        Assert.Equal((1, ""), (refused.ExitCode, refused.Output));
        Assert.Contains("already exists but is not used: you have not approved it", refused.Error, StringComparison.Ordinal);
        Assert.Equal("", _pool.Run("trust", "--list").Output);
    }

    [Fact]
    public void A_new_pool_that_replaces_one_in_use_is_reported()
    {
        RealGit.Require();
        RealGit.Init(_folder["shop"]);
        Plant("shop/.claude/pool", "{}");
        _pool.Run("trust");

        Assert.Contains(
            $"replaces the project pool '{_folder["shop/.claude/pool"]}'",
            _pool.Run("init", "--project").Error,
            StringComparison.Ordinal
        );
        Assert.Equal("", _pool.Run("list").Error);
    }

    [Fact]
    public void The_home_folder_is_not_a_project() =>
        Assert.Contains("is the home folder", In("home").Run("init", "--project").Error, StringComparison.Ordinal);

    [Fact]
    public void Approved_pools_are_listed_and_taken_back()
    {
        Plant("shop/.claude/pool", "{}");
        _pool.Run("trust", ".claude/pool");
        Assert.Equal(_folder["shop/.claude/pool"] + "\n", _pool.Run("trust", "--list").Output);

        Assert.Equal($"The project pool '{_folder["shop/.claude/pool"]}' is no longer approved.\n", _pool.Run("trust", "--revoke").Output);
        Assert.Equal("", _pool.Run("trust", "--list").Output);
        Assert.Equal(1, _pool.Run("trust", "--revoke").ExitCode);
        Assert.Equal(1, In("home").Run("trust").ExitCode);
    }

    [Theory]
    [InlineData("trust", "--list", "--revoke")]
    [InlineData("trust", "--list", "x")]
    [InlineData("init", "--project", "--pool", "x")]
    public void What_contradicts_itself_is_wrong_usage(params string[] arguments) => Assert.Equal(2, _pool.Run(arguments).ExitCode);

    [Fact]
    public void Installing_names_each_project_pool_that_is_not_used()
    {
        Plant("shop/.claude/pool", "{}", "{}");
        Plant("other/.claude/pool", "{}", "{}");
        _folder.Folder("home");
        var projects = new JsonObject { [_folder["other"]] = new JsonObject(), [_folder["shop"]] = new JsonObject() };
        File.WriteAllText(_folder["home/.claude.json"], new JsonObject { ["projects"] = projects }.ToJsonString());

        var installed = _pool.Run("install");
        Assert.Equal(0, installed.ExitCode);
        Assert.Collection(
            Lines(installed.Error),
            line => Assert.Contains($"'pool trust {_folder["shop/.claude/pool"]}'", line, StringComparison.Ordinal),
            line => Assert.Contains($"'pool trust {_folder["other/.claude/pool"]}'", line, StringComparison.Ordinal)
        );
        _pool.Run("trust");
        Assert.Single(Lines(_pool.Run("install").Error));
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private PoolProcess In(string folder) => new(_folder.Folder("home"), _folder.Folder(folder));

    private void Plant(string pool, string settings, params string[] lines)
    {
        _folder.Folder(pool);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_folder[pool], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.WriteAllText(_folder[pool, "pool.json"], settings);
        File.WriteAllLines(_folder[pool, "instance_state.jsonl"], lines);
    }

    private static string Hook(PoolProcess pool, string name, params (string Name, string Value)[] members)
    {
        var input = new Dictionary<string, string> { ["session_id"] = "aaaaaaaa-1", ["hook_event_name"] = name };
        foreach (var (member, value) in members)
            input[member] = value;
        var result = pool.RunWith(JsonSerializer.Serialize(input), "hook");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        return result.Output;
    }
}
