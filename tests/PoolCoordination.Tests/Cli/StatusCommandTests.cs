using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PoolCoordination.Installation;

namespace PoolCoordination.Tests.Cli;

public sealed class StatusCommandTests : IDisposable
{
    private static readonly string s_settings = "~/.claude/settings.json".Native();

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
    public void A_new_user_learns_what_there_is_and_what_to_do()
    {
        var status = Status();

        Assert.Contains(
            $"pool     {"~/.claude/pool".Native()} (your own pool; does not exist yet)\n",
            status,
            StringComparison.Ordinal
        );
        Assert.Contains("you      A (from CLAUDE_INSTANCE)\n", status, StringComparison.Ordinal);
        Assert.Contains("not installed: run 'pool install'", status, StringComparison.Ordinal);
        Assert.Equal(3, status.Count(character => character == '\n'));
    }

    [Fact]
    public void Hooks_of_an_earlier_version_are_told_of_with_what_brings_them_up_to_date()
    {
        Run(_pool, "install");
        var copy = Directory.GetDirectories(_folder["home", ".claude", "pool", "bin"]).Single();
        var earlier = $"1.0.0-{copy.Split('-')[^1]}";
        Directory.Move(copy, Path.Combine(Path.GetDirectoryName(copy)!, earlier));
        var settings = File.ReadAllText(Settings);
        File.WriteAllText(Settings, settings.Replace(Path.GetFileName(copy), earlier, StringComparison.Ordinal));

        // A long line goes on in the next one.
        var status = Status().Replace("\n         ", " ", StringComparison.Ordinal);
        Assert.Contains("older than this program", status, StringComparison.Ordinal);
        Assert.Contains("run 'pool install'", status, StringComparison.Ordinal);
    }

    [Fact]
    public void What_one_holds_what_blocks_one_and_what_others_hold_is_told_in_twelve_lines_of_80_columns()
    {
        for (var i = 0; i < 5; i++)
        {
            Run(_pool, "add", "--action", "claimed", "--topic", $"Mine {i} {new string('x', 90)}", "--affects", $"mine{i}.py");
            Run(_other, "add", "--action", "claimed", "--topic", $"Theirs {i} 日本語の題名はとても長い", "--affects", $"theirs{i}.py");
            Run(
                _other,
                "add",
                "--action",
                "blocked",
                "--topic",
                $"Blocker {i}",
                "--blocks",
                "All of the fine-tuning of the oracle, for as long as the data is not there"
            );
        }

        var status = Status();
        var lines = status.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.InRange(lines.Length, 6, 12);
        Assert.All(lines, line => Assert.InRange(line.Sum(character => character >= '\u3000' ? 2 : 1), 10, 80));
        Assert.Matches("holding  until [-A-Za-z0-9: ]+, Mine 0 x+…", status);
        Assert.Contains("4 more claims: pool claims", status, StringComparison.Ordinal);
        Assert.Matches("blocked  B [0-9]+s ago, Blocker 4 \\(blocks All of the fine-tuning", status);
        Assert.Contains("4 more blockers: pool list -a blocked", status, StringComparison.Ordinal);
        Assert.Matches("others   5 claims: B until [-A-Za-z0-9: ]+, Theirs 0", status);
    }

    [Fact]
    public void The_reason_for_the_chosen_pool_is_shown()
    {
        _pool.Variables["POOL_PATH"] = _folder["p.jsonl"];
        Assert.Contains("(from POOL_PATH; does not exist yet)", Status(), StringComparison.Ordinal);

        Assert.Contains(
            $"{"~/shop/typo.jsonl".Native()} (from a parameter; does not exist yet)",
            Run(_pool, "status", "--pool", "./typo.jsonl"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_project_pool_that_is_not_approved_is_told_with_the_command_that_approves_it()
    {
        _folder.Folder("home", "shop", ".claude", "pool");

        // A path that is longer than a line goes on in the next.
        Assert.Contains(
            $"'pooltrust{_folder["home/shop/.claude/pool"]}'",
            OneLine(Status()).Replace(" ", "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "pool trust",
            JsonNode.Parse(Run(_pool, "status", "--json"))!["notice"]!.GetValue<string>(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Working_hooks_are_shown_with_their_version_and_their_last_run()
    {
        Run(_pool, "install");
        Assert.Matches(
            $"hooks installed, version [0-9.]+, have not run in this pool yet \\({Regex.Escape(s_settings)}\\)",
            OneLine(Status())
        );

        _pool.RunWith("""{"hook_event_name": "SessionStart", "session_id": "7c1d9e52", "source": "startup"}""", "hook");

        Assert.Matches($"hooks    working, version [0-9.]+, last ran [0-9]+s ago \\({Regex.Escape(s_settings)}\\)\n", Status());
    }

    [Fact]
    public void Hooks_of_an_earlier_version_are_reported_with_the_command_that_moves_them()
    {
        new HookInstaller(Settings).PlanInstall(new HookHandler(Repository.PoolExecutable, ["hook"])).TryApply();

        Assert.Contains(
            $"; {s_settings} still runs 'pool hook' of an earlier version; run 'pool install' to switch to 'pool-hook'",
            OneLine(Status()),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Hooks_that_are_disabled_duplicated_or_broken_are_reported()
    {
        Run(_pool, "install");
        var settings = JsonNode.Parse(File.ReadAllText(Settings))!.AsObject();
        settings["disableAllHooks"] = true;
        File.WriteAllText(Settings, settings.ToJsonString());
        Assert.Contains($"disabled by disableAllHooks in {s_settings}", Status(), StringComparison.Ordinal);

        settings.Remove("disableAllHooks");
        File.WriteAllText(Settings, settings.ToJsonString());
        Run(_pool, "install", "--scope", "project", "--in-place");
        Assert.Contains(
            $"installed twice, so each event is handled twice: {s_settings} and {"~/shop/.claude/settings.json".Native()}; run 'pool "
                + "uninstall --scope project' to remove one",
            OneLine(Status()),
            StringComparison.Ordinal
        );

        Run(_pool, "uninstall", "--scope", "project");
        Directory.Delete(_folder["home", ".claude", "pool", "bin"], recursive: true);
        Assert.Matches(
            $"broken: {Regex.Escape("~/.claude/pool/bin/".Native())}[^ ]+ does not exist; run 'pool install' again",
            OneLine(Status())
        );
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
    public void An_unavailable_server_is_shown_and_is_not_an_error()
    {
        var status = Run(_pool, "status", "--pool", "postgres://nobody@127.0.0.1:1/none");

        Assert.Contains("(from a parameter; cannot be read)", status, StringComparison.Ordinal);
        Assert.Contains("cannot be reached: Connection refused", OneLine(status), StringComparison.Ordinal);
        Assert.DoesNotContain("holding", status, StringComparison.Ordinal);
    }

    [Fact]
    public void A_settings_file_that_is_not_valid_JSON_hides_nothing_else()
    {
        Run(_pool, "add", "--action", "claimed", "--topic", "Mine", "--affects", "mine.py");
        File.WriteAllText(_folder["home", ".claude", "pool", "pool.json"], "{ nonsense");
        File.WriteAllText(Settings, "{ nonsense");

        var status = Status();

        Assert.Contains("pool.json", status, StringComparison.Ordinal);
        Assert.Contains($"hooks    unknown; {s_settings} cannot be read, see 'pool check'", status, StringComparison.Ordinal);
        Assert.Matches("holding  until [-A-Za-z0-9: ]+, Mine \\(mine.py\\)", status);
    }

    [Fact]
    public void Of_a_long_path_the_end_is_settings_and_a_wide_name_is_cut_by_its_cells()
    {
        _pool.Variables["POOL_PATH"] = Path.Combine(_folder.Folder([.. Enumerable.Repeat("folder", 12)]), "last.jsonl");
        _pool.Variables["CLAUDE_INSTANCE"] = string.Concat(Enumerable.Repeat("日本", 30));

        var lines = Status().Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Matches($"^pool     ….*{Regex.Escape("/folder/last.jsonl".Native())} \\(from POOL_PATH; does not exist yet\\)$", lines[0]);
        Assert.Equal(80, lines[0].Length);
        Assert.Matches("^you      (日本)+日?…$", lines[1]);
        Assert.InRange(lines[1].Sum(character => character >= '\u3000' ? 2 : 1), 79, 80);
    }

    [Fact]
    public void Claims_of_other_projects_are_not_those_of_this_one()
    {
        var elsewhere = new PoolProcess(_folder["home"], _folder.Folder("home", "elsewhere")) { Variables = { ["CLAUDE_INSTANCE"] = "C" } };
        Run(elsewhere, "add", "--action", "claimed", "--topic", "Elsewhere", "--affects", "a.py");
        Assert.DoesNotContain("others", Status(), StringComparison.Ordinal);

        Run(_other, "add", "--action", "claimed", "--topic", "Here", "--affects", "a.py");
        Assert.Matches("others   1 claim: B until [-A-Za-z0-9: ]+, Here \\(a.py\\)", Status());
    }

    [Fact]
    public void The_last_error_has_its_age_and_its_text_goes_on_in_the_next_line()
    {
        Run(_pool, "add", "--action", "completed", "--topic", "t");
        var time = DateTime.UtcNow.AddMinutes(-65);
        var text = string.Join(' ', Enumerable.Range(0, 20).Select(i => $"word{i}"));
        File.WriteAllText(_folder["home", ".claude", "pool", "errors.log"], $"{time:yyyy-MM-dd'T'HH:mm:ss'Z'} Stop 7c1d9e52: {text}\n");

        Assert.Contains($"error 1h ago, Stop 7c1d9e52: {text}", OneLine(Status()), StringComparison.Ordinal);
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
    public void Reading_a_pool_that_does_not_exist_says_how_it_is_created(params string[] command)
    {
        var result = _pool.Run([.. command, "--pool", "./typo.jsonl"]);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(
            $"The pool '{InProject("typo.jsonl")}' does not exist; run 'pool init --pool {InProject("typo.jsonl")}'",
            result.Error,
            StringComparison.Ordinal
        );
        Assert.False(File.Exists(Path.Combine(_project, "typo.jsonl")));
    }

    [Theory]
    [InlineData("list")]
    [InlineData("claims")]
    public void Reading_a_pool_that_POOL_PATH_names_and_that_does_not_exist_says_so(string command)
    {
        _pool.Variables["POOL_PATH"] = _folder["typo.jsonl"];

        var result = _pool.Run(command);

        Assert.Equal((0, ""), (result.ExitCode, result.Output));
        Assert.Equal(
            $"pool: The pool '{_folder["typo.jsonl"]}' in POOL_PATH does not exist yet; its first entry creates it.\n",
            result.Error
        );
    }

    [Fact]
    public void Options_and_domains_that_were_set_before_the_first_entry_are_shown()
    {
        AssertToldThatItIsNew("option", "guard", "warn", "--pool", "./new.jsonl");
        AssertToldThatItIsNew("domain", "A", "visual", "--pool", "./new.jsonl");

        Assert.Equal("warn\n", Run(_pool, "option", "guard", "--pool", "./new.jsonl"));
        Assert.Equal("A: visual\n", Run(_pool, "domain", "--pool", "./new.jsonl"));
    }

    [Fact]
    public void The_first_entry_creates_a_pool_that_the_command_line_names_but_not_its_folder()
    {
        AssertToldThatItIsNew("add", "--action", "completed", "--topic", "t", "--pool", "./new.jsonl");
        Run(_pool, "add", "--action", "completed", "--topic", "t", "--pool", "./new.jsonl");
        var refused = _pool.Run("add", "--action", "completed", "--topic", "t", "--pool", "./typo/new.jsonl");

        Assert.True(File.Exists(Path.Combine(_project, "new.jsonl")));
        Assert.Equal(
            (
                1,
                $"pool: The folder of the pool '{InProject("typo/new.jsonl")}' does not exist; run 'pool init --pool "
                    + $"{InProject("typo/new.jsonl")}' or Initialize-Pool to create it.\n"
            ),
            (refused.ExitCode, refused.Error)
        );
        Assert.False(Directory.Exists(Path.Combine(_project, "typo")));

        Run(_pool, "init", "--pool", "./typo/new.jsonl");
        Run(_pool, "add", "--action", "completed", "--topic", "t", "--pool", "./typo/new.jsonl");
    }

    private string InProject(string path) => _folder["home", "shop", path];

    private string Status() => Run(_pool, "status");

    private void AssertToldThatItIsNew(params string[] arguments)
    {
        var run = _pool.Run(arguments);
        Assert.Equal(
            (0, $"pool: The pool '{InProject("new.jsonl")}' does not exist yet; its first entry creates it.\n"),
            (run.ExitCode, run.Error)
        );
    }

    /// <summary>The text as it is without line breaks and columns.</summary>
    private static string OneLine(string status) =>
        string.Join(' ', status.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));

    private static string Run(PoolProcess pool, params string[] arguments)
    {
        var result = pool.Run(arguments);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        return result.Output;
    }
}
