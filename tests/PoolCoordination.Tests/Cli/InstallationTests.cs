using System.Text.Json;
using System.Text.Json.Nodes;

namespace PoolCoordination.Tests.Cli;

public sealed class InstallationTests : IDisposable
{
    private static readonly string[] s_events =
    [
        "SessionStart",
        "UserPromptSubmit",
        "Stop",
        "StopFailure",
        "PostToolUseFailure",
        "SubagentStart",
        "FileChanged",
        "SubagentStop",
        "SessionEnd",
    ];

    private readonly ScratchFolder _folder = new();
    private readonly PoolProcess _pool;

    public InstallationTests() => _pool = new PoolProcess(_folder.Path);

    private string Settings => _folder[".claude/settings.json"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Each_event_gets_the_executable_in_exec_form()
    {
        Assert.Equal(0, _pool.Run("install").ExitCode);

        var hooks = JsonNode.Parse(File.ReadAllText(Settings))!["hooks"]!;
        foreach (var name in s_events)
        {
            var handler = hooks[name]![0]!["hooks"]![0]!;
            Assert.Equal("command", handler["type"]!.GetValue<string>());
            Assert.StartsWith(_folder[".claude", "pool", "bin"], handler["command"]!.GetValue<string>(), StringComparison.Ordinal);
            Assert.True(File.Exists(handler["command"]!.GetValue<string>()));
            Assert.Empty(handler["args"]!.AsArray());
        }
    }

    [Fact]
    public void Installing_twice_changes_nothing_and_uninstalling_removes_a_file_that_was_not_there()
    {
        _pool.Run("install");
        var installed = File.ReadAllBytes(Settings);
        Assert.Contains("nothing was changed", _pool.Run("install").Output, StringComparison.Ordinal);
        Assert.Equal(installed, File.ReadAllBytes(Settings));

        _pool.Run("uninstall");
        Assert.Empty(Directory.GetFiles(_folder[".claude"]));
        Assert.Equal(0, _pool.Run("uninstall").ExitCode);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\n  \"model\": \"opus\"\n}\n")]
    [InlineData("{\n\t\"hooks\": {\"Stop\": []},\n\t\"n\": 1.50, \"ü\": \"é\\u00e9\"\n}")]
    [InlineData(
        """{"hooks":{"Stop":[{"hooks":[{"type":"command","command":"/usr/bin/other"}]}],"PreToolUse":[]},"permissions":{"allow":"""
            + """["Bash(ls:*)"]}}"""
    )]
    public void Uninstalling_restores_the_file_to_the_byte(string original)
    {
        Write(original);

        _pool.Run("install");
        Assert.NotEqual(original, File.ReadAllText(Settings));
        _pool.Run("uninstall");

        Assert.Equal(original, File.ReadAllText(Settings));
        Assert.Equal([Settings], Directory.GetFiles(_folder[".claude"]));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{\n\t\"model\": \"opus\", \"list\": [1, 2]\n}")]
    public void Uninstalling_restores_also_what_was_there_before_the_first_of_several_installations(string? original)
    {
        Directory.CreateDirectory(_folder[".claude"]);
        if (original is not null)
            Write(original);

        _pool.Run("install");
        _pool.Run("install", "--pool", _folder["other.jsonl"]);
        _pool.Run("install");
        _pool.Run("uninstall");

        Assert.Equal(original is null ? [] : [Settings], Directory.GetFiles(_folder[".claude"]));
        Assert.Equal(original, original is null ? null : File.ReadAllText(Settings));
    }

    [Theory]
    [InlineData("{\"model\":   \"opus\", \"n\": 1.50, \"e\": \"\\u00e9\"}")]
    [InlineData("{\r\n\t\"model\":\"opus\",\r\n\t\"list\": [1,2]\r\n}")]
    [InlineData("{\"model\": \"opus\", \"hooks\": {\"Stop\": [{\"hooks\": [{\"type\": \"command\", \"command\": \"mine\"}]}]}}\n")]
    public void Every_byte_that_is_not_of_the_pool_stays_while_it_is_installed_and_after_an_edit(string original)
    {
        Write(original);
        _pool.Run("install", "--statusline");
        var installed = File.ReadAllText(Settings);
        Assert.StartsWith(original[..(original.IndexOf("opus", StringComparison.Ordinal) + 5)], installed, StringComparison.Ordinal);
        Write(installed.Replace("opus", "sonnet", StringComparison.Ordinal));

        _pool.Run("uninstall");

        Assert.Equal(original.Replace("opus", "sonnet", StringComparison.Ordinal), File.ReadAllText(Settings));
    }

    [Fact]
    public void A_removal_says_what_it_removed_or_once_that_there_was_nothing()
    {
        Directory.CreateDirectory(_folder[".codex"]);
        _pool.Run("install", "--agent", "codex");

        var removed = _pool.Run("uninstall").Output;
        Assert.Equal($"Removed the hooks from {_folder[".codex", "hooks.json"]}.\n", removed);

        Assert.Equal("No agent has hooks of the pool here; nothing was changed.\n", _pool.Run("uninstall").Output);
    }

    [Fact]
    public void A_dry_run_shows_what_auto_would_change()
    {
        var output = _pool.Run("install", "--auto", "--dry-run").Output;

        Assert.Contains("pool.json:\n+  \"auto\": true\n", output, StringComparison.Ordinal);
        Assert.Equal("off\n", _pool.Run("option", "auto").Output);
    }

    [Fact]
    public void What_others_changed_since_stays_when_the_hooks_are_taken_out()
    {
        Write("""{"hooks":{"Stop":[{"hooks":[{"type":"command","command":"/usr/bin/other"}]}]}}""");
        _pool.Run("install");
        var settings = JsonNode.Parse(File.ReadAllText(Settings))!;
        settings["model"] = "opus";
        settings["hooks"]!["SessionStart"]![0]!["hooks"]!
            .AsArray()
            .Add(JsonNode.Parse("""{"type":"command","command":"/usr/bin/third"}"""));
        File.WriteAllText(Settings, settings.ToJsonString());

        _pool.Run("uninstall");

        var expected = """
            {"hooks":{"Stop":[{"hooks":[{"type":"command","command":"/usr/bin/other"}]}],
            "SessionStart":[{"hooks":[{"type":"command","command":"/usr/bin/third"}]}]},"model":"opus"}
            """;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(File.ReadAllText(Settings))));
    }

    [Fact]
    public void An_installation_of_another_place_is_replaced()
    {
        Write("""{"hooks":{"Stop":[{"hooks":[{"type":"command","command":"/old/place/pool","args":["hook"],"timeout":10}]}]}}""");

        _pool.Run("install");

        var text = File.ReadAllText(Settings);
        Assert.DoesNotContain("/old/place", text, StringComparison.Ordinal);
        Assert.Single(JsonNode.Parse(text)!["hooks"]!["Stop"]!.AsArray());
    }

    [Fact]
    public void Installations_of_several_places_become_one()
    {
        Write(
            """{"hooks":{"Stop":[{"hooks":[{"type":"command","command":"/old/place/pool","args":["hook"]},"""
                + """{"type":"command","command":"mine"}]},{"hooks":[{"type":"command","command":"/older/pool","args":["hook"]}]}]}}"""
        );

        _pool.Run("install");

        var text = File.ReadAllText(Settings);
        Assert.DoesNotContain("/old", text, StringComparison.Ordinal);
        Assert.Equal(2, Assert.Single(JsonNode.Parse(text)!["hooks"]!["Stop"]!.AsArray())!["hooks"]!.AsArray().Count);
    }

    [Fact]
    public void Hooks_of_an_earlier_version_are_moved_to_pool_hook()
    {
        _pool.Run("install", "--pool", _folder["own.jsonl"]);
        var installed = File.ReadAllText(Settings);
        Write(Former(installed).ReplaceLineEndings("\n"));
        Assert.Contains("/old/place/pool\"", File.ReadAllText(Settings), StringComparison.Ordinal);

        Assert.Equal(0, _pool.Run("install", "--pool", _folder["own.jsonl"]).ExitCode);

        Assert.Equal(installed, File.ReadAllText(Settings));
    }

    [Fact]
    public void Hooks_of_an_earlier_version_are_removed()
    {
        _pool.Run("install");
        Write(Former(File.ReadAllText(Settings)));

        Assert.Equal(0, _pool.Run("uninstall").ExitCode);

        Assert.False(File.Exists(Settings));
    }

    [Theory]
    [InlineData("""{"type":"command","command":"/a/pool-hook"}""")]
    [InlineData("""{"type":"command","command":"\"/a b/pool-hook\""}""")]
    [InlineData("""{"type":"command","command":"/a/pool-hook","args":["--pool","/p.jsonl"]}""")]
    [InlineData("""{"type":"command","command":"C:\\a\\pool-hook.exe","args":[]}""")]
    [InlineData("""{"type":"command","command":"C:\\a\\pool.exe","args":["hook"]}""")]
    public void A_hook_of_ours_is_known_in_each_form(string handler)
    {
        Write($$$"""{"hooks":{"Stop":[{"hooks":[{{{handler}}}, {"type":"command","command":"/usr/bin/other"}]}]}}""");

        _pool.Run("uninstall");

        Assert.True(
            JsonNode.DeepEquals(
                JsonNode.Parse("""{"hooks":{"Stop":[{"hooks":[{"type":"command","command":"/usr/bin/other"}]}]}}"""),
                JsonNode.Parse(File.ReadAllText(Settings))
            )
        );
    }

    [Theory]
    [InlineData("""{"type":"command","command":"/a/pool","args":["list"]}""")]
    [InlineData("""{"type":"command","command":"/a/carpool","args":["hook"]}""")]
    [InlineData("""{"type":"command","command":"cat /a/pool-hook"}""")]
    [InlineData("""{"type":"command","command":"/a/pool-hook.log","args":[]}""")]
    [InlineData("""{"type":"prompt","prompt":"pool-hook"}""")]
    public void What_is_not_a_hook_of_ours_stays(string handler)
    {
        var settings = $$$"""{"hooks":{"Stop":[{"hooks":[{{{handler}}}]}]}}""";
        Write(settings);

        _pool.Run("install");
        _pool.Run("uninstall");

        Assert.Equal(settings, File.ReadAllText(Settings));
    }

    [Theory]
    [InlineData()]
    [InlineData("--in-place")]
    public void What_hooks_name_exists_and_starts(params string[] options)
    {
        _pool.Run(["install", .. options]);

        var handlers = JsonNode.Parse(File.ReadAllText(Settings))!["hooks"]!
            .AsObject()
            .Select(hook => hook.Value![0]!["hooks"]![0]!)
            .ToList();
        Assert.Equal(s_events.Length + 2, handlers.Count);
        foreach (var handler in handlers)
        {
            var hook = new HookProgram(
                handler["command"]!.GetValue<string>(),
                [.. handler["args"]!.AsArray().Select(argument => argument!.GetValue<string>())]
            );
            Assert.Contains(
                "a fenced block named pool",
                _pool.RunHook(hook, """{"hook_event_name":"SessionStart","session_id":"aaaaaaaa"}""").Output,
                StringComparison.Ordinal
            );
        }
    }

    [Theory]
    [InlineData("{ \"model\": ")]
    [InlineData("// comment\n{}")]
    [InlineData("[]")]
    [InlineData("{\"a\":1,\"a\":2}")]
    [InlineData("{\"hooks\":[]}")]
    [InlineData("{\"hooks\":{\"Stop\":{}}}")]
    [InlineData("{\"a\": \"\\ud800\"}")]
    public void A_file_that_is_not_valid_json_is_an_error_and_stays_as_it_is(string original)
    {
        Write(original);

        var result = _pool.Run("install");

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("pool: ", result.Error, StringComparison.Ordinal);
        Assert.Equal(original, File.ReadAllText(Settings));
        Assert.Equal([Settings], Directory.GetFiles(_folder[".claude"]));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{ \"model\":   \"opus\" }")]
    public void The_status_line_is_added_when_it_is_asked_for_stays_and_goes_with_the_hooks(string? original)
    {
        Directory.CreateDirectory(_folder[".claude"]);
        if (original is not null)
            File.WriteAllText(Settings, original);

        Assert.Equal(0, _pool.Run("install", "--statusline").ExitCode);

        var line = JsonNode.Parse(File.ReadAllText(Settings))!["statusLine"]!["command"]!.GetValue<string>();
        Assert.StartsWith(_folder[".claude", "pool", "bin"], line.Trim('\'', '"'), StringComparison.Ordinal);
        _pool.Variables["CLAUDE_INSTANCE"] = "A";
        var shown = _pool.RunInShell(line, $$"""{"session_id": "aaaaaaaa-1", "cwd": "{{_folder.Path}}"}""");
        Assert.Equal(("", 0), (shown.Output, shown.ExitCode));
        Assert.Equal(0, _pool.Run("add", "--action", "claimed", "--topic", "Mine", "--affects", "a.py").ExitCode);
        shown = _pool.RunInShell(line, $$"""{"session_id": "aaaaaaaa-1", "cwd": "{{_folder.Path}}"}""");
        Assert.Equal("A · 1 claim\n", shown.Output);
        Assert.Contains("nothing was changed", _pool.Run("install").Output, StringComparison.Ordinal);

        Assert.Equal(0, _pool.Run("uninstall").ExitCode);
        Assert.Equal(original, File.Exists(Settings) ? File.ReadAllText(Settings) : null);
    }

    [Fact]
    public void A_status_line_of_another_program_stays_and_is_named_and_the_hooks_are_installed()
    {
        Directory.CreateDirectory(_folder[".claude"]);
        File.WriteAllText(Settings, """{"statusLine": {"type": "command", "command": "my-line"}}""");

        var result = _pool.Run("install", "--statusline");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("'pool statusline'", result.Output, StringComparison.Ordinal);
        var settings = JsonNode.Parse(File.ReadAllText(Settings))!;
        Assert.Equal("my-line", settings["statusLine"]!["command"]!.GetValue<string>());
        Assert.NotNull(settings["hooks"]!["SessionStart"]);
    }

    [Fact]
    public void A_dry_run_shows_the_change_and_makes_none()
    {
        Write("{\n  \"model\": \"opus\"\n}\n");

        var output = _pool.Run("install", "--dry-run").Output;

        Assert.Contains("+    \"SessionStart\": [", output, StringComparison.Ordinal);
        Assert.Contains(Settings, output, StringComparison.Ordinal);
        Assert.Equal("{\n  \"model\": \"opus\"\n}\n", File.ReadAllText(Settings));
    }

    [Fact]
    public void Permissions_and_a_link_stay_and_a_backup_is_made()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "permissions and links are those of Unix");
        Directory.CreateDirectory(_folder["dotfiles"]);
        Directory.CreateDirectory(_folder[".claude"]);
        var target = _folder["dotfiles/settings.json"];
        File.WriteAllText(target, "{}");
        File.SetUnixFileMode(target, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        File.CreateSymbolicLink(Settings, target);

        _pool.Run("install");

        Assert.Equal(target, new FileInfo(Settings).LinkTarget);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, File.GetUnixFileMode(target));
        Assert.Equal("{}", File.ReadAllText(target + ".pool-backup"));
        Assert.Contains("SessionStart", File.ReadAllText(target), StringComparison.Ordinal);
    }

    [Fact]
    public void The_project_scope_writes_into_the_project()
    {
        _pool.Variables["CLAUDE_PROJECT_DIR"] = _folder["shop"];

        _pool.Run("install", "--scope", "project");

        Assert.True(File.Exists(_folder["shop/.claude/settings.json"]));
        Assert.False(File.Exists(Settings));
    }

    [Fact]
    public void Auto_turns_the_automatic_mode_on()
    {
        _pool.Run("install");

        Assert.Contains("Automatic mode is on", _pool.Run("install", "--auto").Output, StringComparison.Ordinal);
        Assert.Equal("on\n", _pool.Run("option", "auto").Output);
    }

    /// <summary>Settings with hooks as earlier versions installed them: <c>pool</c> with the argument <c>hook</c>.</summary>
    private static string Former(string settings)
    {
        var json = JsonNode.Parse(settings)!;
        foreach (var (_, groups) in json["hooks"]!.AsObject())
        {
            var handler = groups![0]!["hooks"]![0]!;
            handler["command"] = "/old/place/pool";
            handler["args"]!.AsArray().Insert(0, "hook");
        }

        return json.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) + "\n";
    }

    private void Write(string settings)
    {
        Directory.CreateDirectory(_folder[".claude"]);
        File.WriteAllText(Settings, settings);
    }
}
