using System.Text.Json.Nodes;

namespace PoolCoordination.Tests.Cli;

public sealed class StatusCommandTests : IDisposable
{
    private readonly ScratchFolder _folder = new();
    private readonly PoolProcess _pool;
    private readonly PoolProcess _other;
    private readonly string _project;

    public StatusCommandTests()
    {
        _project = _folder.Folder("home", "shop");
        _pool = new PoolProcess(_folder["home"], _project) { Variables = { ["CLAUDE_INSTANCE"] = "A" } };
        _other = new PoolProcess(_folder["home"], _project) { Variables = { ["CLAUDE_INSTANCE"] = "B" } };
    }

    private string Settings => _folder["home", ".claude", "settings.json"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_newcomer_is_told_what_there_is_and_what_to_do()
    {
        var status = Status();

        Assert.Contains("your own, does not exist yet: ~/.claude/pool/instance_state.jsonl", status, StringComparison.Ordinal);
        Assert.Contains("A (by CLAUDE_INSTANCE", status, StringComparison.Ordinal);
        Assert.Contains("not installed: run 'pool install'", status, StringComparison.Ordinal);
        Assert.Contains("holding  nothing", status, StringComparison.Ordinal);
    }

    [Fact]
    public void What_one_holds_what_blocks_one_and_what_others_hold_is_told_in_twelve_lines_of_80_columns()
    {
        for (var i = 0; i < 5; i++)
        {
            Run(_pool, "add", "--action", "claimed", "--topic", $"Mine {i} {new string('x', 90)}", "--affects", $"mine{i}.py");
            Run(_other, "add", "--action", "claimed", "--topic", $"Theirs {i} 日本語の題名はとても長い", "--affects", $"theirs{i}.py");
            Run(_other, "add", "--action", "blocked", "--topic", $"Blocker {i}", "--blocks", "All of the fine-tuning of the oracle, for as long as the data is not there");
        }

        var status = Status();
        var lines = status.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.InRange(lines.Length, 6, 12);
        Assert.All(lines, line => Assert.InRange(line.Sum(character => character >= '\u3000' ? 2 : 1), 10, 80));
        Assert.Contains("4 claims more: see 'pool claims'", status, StringComparison.Ordinal);
        Assert.Contains("by B, ", status, StringComparison.Ordinal);
        Assert.Contains("B holds Theirs", status, StringComparison.Ordinal);
    }

    [Fact]
    public void Why_it_is_this_pool_is_told()
    {
        _pool.Variables["POOL_PATH"] = _folder["p.jsonl"];
        Assert.Contains("named by POOL_PATH, does not exist yet", Status(), StringComparison.Ordinal);

        Assert.Contains("named by a parameter, does not exist yet", Run(_pool, "status", "--pool", "./typo.jsonl"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_pool_that_is_not_approved_is_told_with_the_command_that_approves_it()
    {
        _folder.Folder("home", "shop", ".claude", "pool");

        Assert.Contains("is not used", Status(), StringComparison.Ordinal);
        Assert.Contains("pool trust", JsonNode.Parse(Run(_pool, "status", "--json"))!["notice"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public void Hooks_that_work_are_told_with_their_version_and_their_last_run()
    {
        Run(_pool, "install");
        Assert.Matches("hooks    version [0-9.]+, have not run yet, in ~/.claude/settings.json", Status());

        _pool.RunWith("""{"hook_event_name": "SessionStart", "session_id": "7c1d9e52", "source": "startup"}""", "hook");

        Assert.Matches("hooks    version [0-9.]+, last ran [0-9]+s ago, in ~/.claude/settings.json", Status());
    }

    [Fact]
    public void Hooks_that_are_switched_off_doubled_or_broken_are_told()
    {
        Run(_pool, "install");
        var settings = JsonNode.Parse(File.ReadAllText(Settings))!.AsObject();
        settings["disableAllHooks"] = true;
        File.WriteAllText(Settings, settings.ToJsonString());
        Assert.Contains("switched off by disableAllHooks in ~/.claude/settings.json", Status(), StringComparison.Ordinal);

        settings.Remove("disableAllHooks");
        File.WriteAllText(Settings, settings.ToJsonString());
        Run(_pool, "install", "--scope", "project", "--in-place");
        Assert.Contains("installed twice, 'pool uninstall' one: ~/.claude/settings.json and", Status(), StringComparison.Ordinal);

        Run(_pool, "uninstall", "--scope", "project");
        Directory.Delete(_folder["home", ".claude", "pool", "bin"], recursive: true);
        Assert.Contains("broken, run 'pool install': ~/.claude/pool/bin/", Status(), StringComparison.Ordinal);
    }

    [Fact]
    public void As_JSON_it_has_all_that_it_says()
    {
        Run(_pool, "add", "--action", "claimed", "--topic", "Mine", "--affects", "mine.py");

        var json = JsonNode.Parse(Run(_pool, "status", "--json"))!;

        Assert.Equal("user", json["source"]!.GetValue<string>());
        Assert.Equal("A", json["instance"]!.GetValue<string>());
        Assert.Equal("missing", json["hooks"]!["state"]!.GetValue<string>());
        Assert.Equal("Mine", json["held"]![0]!["topic"]!.GetValue<string>());
        Assert.Equal(1, json["live_entries"]!.GetValue<int>());
    }

    [Fact]
    public void A_server_that_is_away_is_told_and_is_no_error()
    {
        var status = Run(_pool, "status", "--pool", "postgres://nobody@127.0.0.1:1/none");

        Assert.Contains("cannot be read", status, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("list")]
    [InlineData("context")]
    [InlineData("claims")]
    [InlineData("check")]
    [InlineData("compact")]
    [InlineData("option")]
    [InlineData("domain")]
    [InlineData("unlock", "--topic", "t")]
    public void Who_reads_a_pool_that_does_not_exist_is_told_how_it_is_created(params string[] command)
    {
        var result = _pool.Run([.. command, "--pool", "./typo.jsonl"]);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"The pool '{_project}/typo.jsonl' does not exist; 'pool init --pool {_project}/typo.jsonl'", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_project, "typo.jsonl")));
    }

    [Fact]
    public void Options_and_domains_that_were_set_before_the_first_entry_are_shown()
    {
        Run(_pool, "option", "guard", "warn", "--pool", "./new.jsonl");
        Run(_pool, "domain", "A", "visual", "--pool", "./new.jsonl");

        Assert.Equal("warn\n", Run(_pool, "option", "guard", "--pool", "./new.jsonl"));
        Assert.Equal("A: visual\n", Run(_pool, "domain", "--pool", "./new.jsonl"));
    }

    [Fact]
    public void The_first_entry_creates_a_pool_that_the_command_line_names_but_not_its_folder()
    {
        Run(_pool, "add", "--action", "completed", "--topic", "t", "--pool", "./new.jsonl");
        var refused = _pool.Run("add", "--action", "completed", "--topic", "t", "--pool", "./typo/new.jsonl");

        Assert.True(File.Exists(Path.Combine(_project, "new.jsonl")));
        Assert.Equal((1, $"pool: The folder of the pool '{_project}/typo/new.jsonl' does not exist; 'pool init --pool {_project}/typo/new.jsonl' or Initialize-Pool creates it.\n"), (refused.ExitCode, refused.Error));
        Assert.False(Directory.Exists(Path.Combine(_project, "typo")));

        Run(_pool, "init", "--pool", "./typo/new.jsonl");
        Run(_pool, "add", "--action", "completed", "--topic", "t", "--pool", "./typo/new.jsonl");
    }

    private string Status() => Run(_pool, "status");

    private static string Run(PoolProcess pool, params string[] arguments)
    {
        var result = pool.Run(arguments);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        return result.Output;
    }
}
