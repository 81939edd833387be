using System.Text.Json.Nodes;

namespace PoolCoordination.Tests.Cli;

/// <summary>Hooks in the configuration of other agents than Claude Code.</summary>
public sealed class AgentInstallationTests : IDisposable
{
    private readonly ScratchFolder _folder = new();
    private readonly PoolProcess _pool;

    public AgentInstallationTests() => _pool = new PoolProcess(_folder.Path);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("codex", ".codex/hooks.json", "PreToolUse")]
    [InlineData("copilot", ".copilot/hooks/pool.json", "PreToolUse")]
    [InlineData("gemini", ".gemini/settings.json", "BeforeTool")]
    [InlineData("cursor", ".cursor/hooks.json", "preToolUse")]
    [InlineData("opencode", ".config/opencode/plugins/pool.js", "tool.execute.before")]
    public void Its_hooks_are_installed_once_and_removed_with_the_file(string agent, string file, string name)
    {
        var path = _folder[file.Split('/')];
        var installed = _pool.Run("install", "--agent", agent);
        Assert.Equal(0, installed.ExitCode);
        Assert.Contains(path, installed.Output, StringComparison.Ordinal);
        var content = File.ReadAllText(path);
        Assert.Contains(name, content, StringComparison.Ordinal);
        Assert.Contains(agent, content, StringComparison.Ordinal);
        var unescaped = content.Replace(@"\\", @"\", StringComparison.Ordinal);
        Assert.Contains(_folder[".claude", "pool", "bin"], unescaped, StringComparison.Ordinal);

        Assert.Contains("nothing was changed", _pool.Run("install", "--agent", agent).Output, StringComparison.Ordinal);
        Assert.Equal(content, File.ReadAllText(path));

        Assert.StartsWith("Removed the hooks", _pool.Run("uninstall", "--agent", agent).Output, StringComparison.Ordinal);
        Assert.False(File.Exists(path));
        Assert.False(Directory.Exists(_folder[".claude", "pool"]));
    }

    [Theory]
    [InlineData("codex", ".codex/hooks.json", "{\"hooks\":{\"Stop\":[{\"hooks\":[{\"type\":\"command\",\"command\":\"mine\"}]}]}}")]
    [InlineData("gemini", ".gemini/settings.json", "{\r\n\t// my theme\r\n\t\"theme\": \"\\u0041\", /* c */\r\n}\r\n")]
    [InlineData("gemini", ".gemini/settings.json", "")]
    [InlineData("cursor", ".cursor/hooks.json", "{\"version\": 1, \"hooks\": {\"stop\": [{\"command\": \"mine\"}]}}")]
    public void What_others_wrote_is_the_same_to_the_byte_afterwards(string agent, string file, string before)
    {
        var path = _folder[file.Split('/')];
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, before);

        Assert.Equal(0, _pool.Run("install", "--agent", agent).ExitCode);
        Assert.Contains("pool-hook", File.ReadAllText(path), StringComparison.Ordinal);
        if (before.Contains("//", StringComparison.Ordinal))
            Assert.Contains("// my theme\r\n\t\"theme\": \"\\u0041\",", File.ReadAllText(path), StringComparison.Ordinal);
        _pool.Run("uninstall", "--agent", agent);

        Assert.Equal(before, File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    [Theory]
    [InlineData("copilot", ".copilot/hooks/pool.json", "PreToolUse")]
    [InlineData("gemini", ".gemini/settings.json", "BeforeTool")]
    public void A_client_that_needs_its_hooks_works_on_where_the_executable_is_gone(string agent, string file, string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the shells of clients on Windows are several");
        var home = _folder.Folder("CORP\\it's Ann");
        var pool = new PoolProcess(home);
        pool.Run("install", "--agent", agent);
        var hooks = JsonNode.Parse(File.ReadAllText(Path.Combine([home, .. file.Split('/')])))!["hooks"]![name]![0]!;
        var command = (hooks["hooks"]?[0] ?? hooks)["command"]!.GetValue<string>();
        var input = $$"""{"hook_event_name": "{{name}}", "session_id": "s", "tool_name":""";
        pool.Variables["POOL_REMOTEAWAY"] = "deny";
        Assert.Contains("deny", pool.RunExecutable("/bin/sh", input, "-c", command).Output, StringComparison.Ordinal);
        Assert.Contains("nothing was changed", pool.Run("install", "--agent", agent).Output, StringComparison.Ordinal);

        Directory.Delete(Path.Combine(home, ".claude", "pool", "bin"), recursive: true);

        var gone = pool.RunExecutable("/bin/sh", input, "-c", command);
        Assert.Equal((0, "", ""), (gone.ExitCode, gone.Output, gone.Error));
    }

    [Fact]
    public void What_was_changed_meanwhile_stays()
    {
        var path = _folder[".gemini", "settings.json"];
        Directory.CreateDirectory(_folder[".gemini"]);
        File.WriteAllText(path, "{\n  // mine\n  \"theme\": \"dark\"\n}\n");
        _pool.Run("install", "--agent", "gemini");
        File.WriteAllText(path, File.ReadAllText(path).Replace("dark", "light", StringComparison.Ordinal));

        _pool.Run("uninstall", "--agent", "gemini");

        Assert.Equal("{\n  // mine\n  \"theme\": \"light\"\n}\n", File.ReadAllText(path));
    }

    [Fact]
    public void Hooks_that_others_put_beside_ours_stay_alone()
    {
        var path = _folder[".codex", "hooks.json"];
        _pool.Run("install", "--agent", "codex");
        var hooks = JsonNode.Parse(File.ReadAllText(path))!;
        hooks["hooks"]!["Stop"]![0]!["hooks"]!.AsArray().Add(JsonNode.Parse("""{"type": "command", "command": "mine"}"""));
        File.WriteAllText(path, hooks.ToJsonString());

        _pool.Run("uninstall", "--agent", "codex");

        Assert.True(
            JsonNode.DeepEquals(
                JsonNode.Parse("""{"hooks": {"Stop": [{"hooks": [{"type": "command", "command": "mine"}]}]}}"""),
                JsonNode.Parse(File.ReadAllText(path))
            )
        );
    }

    [Theory]
    [InlineData("codex", ".codex/hooks.json")]
    [InlineData("copilot", ".copilot/hooks/pool.json")]
    [InlineData("gemini", ".gemini/settings.json")]
    [InlineData("cursor", ".cursor/hooks.json")]
    [InlineData("opencode", ".config/opencode/plugins/pool.js")]
    public void Status_and_check_tell_of_its_hooks(string agent, string file)
    {
        _pool.Variables["HOME"] = _folder.Path;
        _pool.Run("add", "--action", "signaling", "--topic", "t");
        Assert.DoesNotContain(agent, _pool.Run("status").Output, StringComparison.Ordinal);

        _pool.Run("install", "--agent", agent);
        Assert.Matches($"\n +{agent}: installed, version [0-9.]+", _pool.Run("status").Output);
        Assert.DoesNotContain(agent, _pool.Run("check").Output, StringComparison.Ordinal);
        var installed = JsonNode.Parse(_pool.Run("status", "--json").Output)!["agents"]![0]!;
        Assert.Equal(agent, installed["agent"]!.GetValue<string>());
        Assert.Equal(_folder[file.Split('/')], installed["settings"]![0]!.GetValue<string>());

        using (var copy = new FileStream(installed["commands"]![0]!.GetValue<string>(), FileMode.Open))
            copy.SetLength(copy.Length / 2);
        Assert.Matches($"\n +{agent}: broken: ", _pool.Run("status").Output);
        var check = _pool.Run("check").Output;
        Assert.Contains("is damaged", check, StringComparison.Ordinal);
        Assert.Contains($"'pool install --agent {agent}' again", check, StringComparison.Ordinal);
    }

    [Fact]
    public void Beside_its_own_hooks_those_of_Claude_Codes_settings_leave_the_event_to_them()
    {
        const string start =
            """{"hook_event_name": "SessionStart", "session_id": "34eb8b72", "timestamp": "2026-11-25T23:20:38.201Z", "source": "new"}""";
        _pool.Run("add", "--action", "completed", "--topic", "Before", "--instance", "B");
        Assert.Contains("Before", _pool.RunHook(HookProgram.PoolHook, start).Output, StringComparison.Ordinal);

        _pool.Run("install", "--agent", "copilot");

        Assert.Equal("", _pool.RunHook(HookProgram.PoolHook, start).Output);
        var own = new HookProgram(Repository.HookExecutable, "--agent", "copilot");
        var another = start.Replace("34eb", "35eb", StringComparison.Ordinal);
        Assert.Contains("Before", _pool.RunHook(own, another).Output, StringComparison.Ordinal);

        // Where its own do not start, they handle it.
        Directory.Delete(_folder[".claude", "pool", "bin"], recursive: true);
        var other = start.Replace("34eb", "36eb", StringComparison.Ordinal);
        Assert.Contains("Before", _pool.RunHook(HookProgram.PoolHook, other).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_name_each_agent_whose_configuration_is_there_gets_them()
    {
        Directory.CreateDirectory(_folder[".codex"]);

        var output = _pool.Run("install").Output;

        Assert.StartsWith("Agents with a configuration here: claude, codex.\n", output, StringComparison.Ordinal);
        Assert.Contains("/hooks", output, StringComparison.Ordinal);
        Assert.True(File.Exists(_folder[".codex", "hooks.json"]));
        Assert.True(File.Exists(_folder[".claude", "settings.json"]));
        Assert.False(Directory.Exists(_folder[".gemini"]));
    }

    [Fact]
    public void A_project_has_its_own()
    {
        _pool.Run("install", "--agent", "copilot", "--scope", "project");

        var hooks = JsonNode.Parse(File.ReadAllText(_folder[".github", "hooks", "pool.json"]))!["hooks"]!;
        Assert.Contains("--agent copilot", hooks["Stop"]![0]!["command"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("claude", ".claude/settings.json", "SessionStart")]
    [InlineData("codex", ".codex/hooks.json", "SessionStart")]
    [InlineData("copilot", ".github/hooks/pool.json", "SessionStart")]
    [InlineData("gemini", ".gemini/settings.json", "SessionStart")]
    [InlineData("cursor", ".cursor/hooks.json", "sessionStart")]
    public void Those_of_a_project_do_nothing_on_a_machine_that_has_no_executable(string agent, string file, string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the line is one of a POSIX shell");
        var project = new PoolProcess(_folder.Path, _folder.Folder("pro ject"));
        const string start = """{"hook_event_name": "SessionStart", "session_id": "34eb8b72", "conversation_id": "34eb8b72"}""";
        project.Run("install", "--agent", agent, "--scope", "project");
        var path = _folder[["pro ject", .. file.Split('/')]];
        var list = JsonNode.Parse(File.ReadAllText(path))!["hooks"]![name]!;
        var handler = list[0]!["hooks"]?[0] ?? list[0]!;
        var line = handler["command"]!.GetValue<string>();
        Assert.Null(handler["args"]);
        Assert.NotEqual("", project.RunInShell(line, start).Output);
        var again = project.Run("install", "--agent", agent, "--scope", "project").Output;
        Assert.Contains("has the hooks already", again, StringComparison.Ordinal);

        var copies = _folder[".claude", "pool", "bin"];
        Directory.Move(copies, copies + "-elsewhere");

        var missing = project.RunInShell(line, start);
        Assert.Equal((0, "", ""), (missing.ExitCode, missing.Output, missing.Error));
        project.Run("uninstall", "--agent", agent, "--scope", "project");
        Assert.False(File.Exists(path));
    }

    [Fact]
    public void A_pool_whose_path_has_a_blank_stays_one_word()
    {
        _pool.Run("install", "--agent", "codex", "--pool", _folder["a b.jsonl"]);

        var line = JsonNode.Parse(File.ReadAllText(_folder[".codex", "hooks.json"]))!["hooks"]!["Stop"]![0]!["hooks"]![0]!["command"]!;
        Assert.EndsWith($" --pool '{_folder["a b.jsonl"]}'", line.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public void Below_the_folder_of_a_project_its_hooks_have_the_event_to_themselves()
    {
        const string start =
            """{"hook_event_name": "SessionStart", "session_id": "34eb8b72", "timestamp": "2026-11-25T23:20:38.201Z", "source": "new"}""";
        _pool.Run("add", "--action", "completed", "--topic", "Before", "--instance", "B");
        _pool.Run("install", "--agent", "copilot", "--scope", "project");
        var below = new PoolProcess(_folder.Path, _folder.Folder("src", "deep"));

        Assert.Equal("", below.RunHook(HookProgram.PoolHook, start).Output);
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("")]
    public void An_unknown_agent_is_an_error_that_names_the_known(string agent)
    {
        var result = _pool.Run("install", "--agent", agent);

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("codex", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_valid_is_left_alone()
    {
        Directory.CreateDirectory(_folder[".codex"]);
        File.WriteAllText(_folder[".codex", "hooks.json"], "{ // no comments here\n}");

        var result = _pool.Run("install", "--agent", "codex");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("was left unchanged", result.Error, StringComparison.Ordinal);
        Assert.Equal("{ // no comments here\n}", File.ReadAllText(_folder[".codex", "hooks.json"]));

        // The others get theirs.
        var both = _pool.Run("install", "--agent", "codex", "cursor");
        Assert.Equal(1, both.ExitCode);
        Assert.True(File.Exists(_folder[".cursor", "hooks.json"]));
    }
}
