using System.Diagnostics;
using System.Text.Json.Nodes;

namespace PoolCoordination.Tests.Cli;

/// <summary>Installation and removal beside settings and executables that somebody changed or damaged.</summary>
public sealed class SettingsInDisorderTests : IDisposable
{
    private readonly ScratchFolder _folder = new();
    private readonly PoolProcess _pool;

    public SettingsInDisorderTests()
    {
        _pool = new PoolProcess(_folder.Path);
        _pool.Variables["HOME"] = _folder.Path;
    }

    private string Settings => _folder[".claude", "settings.json"];

    private string Copies => _folder[".claude", "pool", "bin"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("""{"permissions": "bogus"}""", "'permissions' is not an object")]
    [InlineData("""{"statusLine": null, "model": "opus"}""", "'statusLine' is not an object")]
    [InlineData("""{"hooks": {"Stop": ["text"]}}""", "a group of hooks at 'Stop' is not an object")]
    [InlineData("""{"hooks": {"Stop": [{"hooks": [{"command": "x"}]}]}}""", "a hook at 'Stop' has no 'type'")]
    [InlineData("""{"hooks": {"Stop": [{"matcher": null, "hooks": []}]}}""", "'matcher' at 'Stop' is not a text")]
    [InlineData("""{"env": []}""", "'env' is not an object")]
    [InlineData("""{"cleanupPeriodDays": -1}""", "'cleanupPeriodDays' is negative")]
    [InlineData("""{"spinnerTipsEnabled": "no"}""", "'spinnerTipsEnabled' is neither true nor false")]
    [InlineData("""{"disableAllHooks": "no"}""", "'disableAllHooks' is neither true nor false")]
    [InlineData("""{"permissions": {"additionalDirectories": "x"}}""", "'additionalDirectories' of 'permissions' is not a list")]
    [InlineData("""{"statusLine": {"type": "x", "command": "y"}}""", "'type' of 'statusLine' is not 'command'")]
    [InlineData("""{"statusLine": {"type": "command"}}""", "'statusLine' has no 'command'")]
    [InlineData("""{"enabledPlugins": {"a@b": 1}}""", "'a@b' of 'enabledPlugins' is neither true nor false")]
    [InlineData("""{"sandbox": 5}""", "'sandbox' is not an object")]
    [InlineData("""{"plansDirectory": 1}""", "'plansDirectory' is not a text")]
    public void Settings_that_the_client_ignores_are_told_of(string settings, string expected)
    {
        Write(settings);

        Assert.Contains(expected, _pool.Run("install").Output, StringComparison.Ordinal);

        Assert.Contains("ignored: ", _pool.Run("status").Output, StringComparison.Ordinal);
        Assert.Contains(expected, _pool.Run("check").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"hooks": {"Stop": "text"}, "permissions": {"allow": []}, "unknown": 1}""")]
    [InlineData("""{"hooks": {"Unknown": "text"}}""")]
    [InlineData("""{"enabledPlugins": {"a@b": false}, "alwaysThinkingEnabled": false}""")]
    [InlineData("""{"statusLine": {"type": "command", "command": "x"}}""")]
    public void Settings_that_the_client_takes_are_not(string settings)
    {
        Write(settings);

        Assert.DoesNotContain("ignore", _pool.Run("check").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_executable_that_is_damaged_at_the_same_length_is_told_of_and_mended()
    {
        _pool.Run("install");
        var copy = Path.Combine(Directory.GetDirectories(Copies).Single(), Path.GetFileName(Repository.HookExecutable));
        using (var file = new FileStream(copy, FileMode.Open))
        {
            file.Position = file.Length - 1;
            file.WriteByte(0x55);
        }

        Assert.Contains("is damaged: its files are not those that were copied", _pool.Run("check").Output, StringComparison.Ordinal);
        _pool.Run("install");
        Assert.DoesNotContain("is damaged", _pool.Run("check").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_pool_beside_the_hook_is_told_of()
    {
        _pool.Run("install");
        var pool = Path.Combine(Directory.GetDirectories(Copies).Single(), Path.GetFileName(Repository.PoolExecutable));
        File.Delete(pool);

        Assert.Contains($"needs '{pool}', which does not exist", _pool.Run("check").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_relative_folder_of_the_client_is_told_of_by_the_installation()
    {
        _pool.Variables["CLAUDE_CONFIG_DIR"] = "conf";

        Assert.Contains("CLAUDE_CONFIG_DIR is the relative path 'conf'", _pool.Run("install").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_settings_cannot_be_written_no_copy_is_left_and_the_file_is_named()
    {
        Write("{}");
        Directory.CreateDirectory(Path.Combine(Settings + ".pool-backup", "in the way"));

        var result = _pool.Run("install");

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains($"'{Settings}' could not be written", result.Error, StringComparison.Ordinal);
        Assert.Equal("{}", File.ReadAllText(Settings));
        Assert.False(Directory.Exists(Copies));
        Assert.Empty(Directory.GetFiles(_folder[".claude"], "*.tmp"));
    }

    [Theory]
    [InlineData("/opt/x/pool-hook", "'/opt/x/pool-hook'")]
    [InlineData("pool hook --pool /tmp/x.jsonl", "'pool hook'")]
    public void A_hook_that_no_installation_wrote_is_named_and_kept_in_a_backup(string command, string named)
    {
        var original = $$$"""{"hooks": {"Stop": [{"hooks": [{"type": "command", "command": "{{{command}}}"}]}]}}""";
        Write(original);

        var installed = _pool.Run("install").Output;
        Assert.Contains($"take the place of {named}", installed, StringComparison.Ordinal);
        Assert.Contains(Settings + ".pool-backup", installed, StringComparison.Ordinal);

        Assert.Contains(Settings + ".pool-backup", _pool.Run("uninstall").Output, StringComparison.Ordinal);
        Assert.Equal(original, File.ReadAllText(Settings + ".pool-backup"));
    }

    [Fact]
    public void A_hard_link_stays_one()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links are those of Unix");
        Write("{\n  \"model\": \"opus\"\n}\n");
        using (var link = Process.Start("ln", [Settings, _folder["other-name.json"]]))
            link.WaitForExit();

        _pool.Run("install");
        Assert.Equal(File.ReadAllText(Settings), File.ReadAllText(_folder["other-name.json"]));
        Assert.Contains("SessionStart", File.ReadAllText(_folder["other-name.json"]), StringComparison.Ordinal);

        _pool.Run("uninstall");
        Assert.Equal("{\n  \"model\": \"opus\"\n}\n", File.ReadAllText(_folder["other-name.json"]));
    }

    [Fact]
    public void The_matcher_of_an_earlier_version_is_widened_without_a_word()
    {
        _pool.Run("install");
        Write(File.ReadAllText(Settings).Replace("NotebookEdit|Bash|PowerShell", "NotebookEdit", StringComparison.Ordinal));

        Assert.DoesNotContain("no longer for those", _pool.Run("install").Output, StringComparison.Ordinal);

        Assert.Contains("NotebookEdit|Bash", File.ReadAllText(Settings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_matcher_that_the_user_narrowed_is_named_where_it_is_widened()
    {
        _pool.Run("install");
        var settings = JsonNode.Parse(File.ReadAllText(Settings))!;
        settings["hooks"]!["PreToolUse"]![0]!["matcher"] = "Bash";
        Write(settings.ToJsonString());

        Assert.Contains("PreToolUse ('Bash')", _pool.Run("install").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_of_many_levels_get_hooks_and_give_them_back()
    {
        var original = $$"""{"a": {{new string('[', 200)}}{{new string(']', 200)}}}""";
        Write(original);

        Assert.Equal(0, _pool.Run("install").ExitCode);
        Assert.Equal(0, _pool.Run("uninstall").ExitCode);

        Assert.Equal(original, File.ReadAllText(Settings));
    }

    [Theory]
    [InlineData("{\"a\": 1,}", "nothing follows the comma")]
    [InlineData("{\"a\": 1, \"a\": 2}", "the member 'a' is there twice")]
    public void What_is_wrong_with_settings_is_said_with_file_and_place(string settings, string expected)
    {
        Write(settings);

        var error = _pool.Run("install").Error;

        Assert.Contains(Settings, error, StringComparison.Ordinal);
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cursor", ".cursor/hooks.json", """{"version": null}""", 0)]
    [InlineData("copilot", ".copilot/hooks/pool.json", """{"version": null, "hooks": null}""", 0)]
    [InlineData("codex", ".codex/hooks.json", """{"a": "\ud800"}""", 1)]
    [InlineData("gemini", ".gemini/settings.json", """{"a": "\ud800"}""", 1)]
    [InlineData("gemini", ".gemini/settings.json", "[]", 1)]
    [InlineData("codex", ".codex/hooks.json", """{"hooks": {"Stop": {}}}""", 1)]
    public void Odd_settings_of_an_agent_are_mended_or_named(string agent, string file, string original, int exitCode)
    {
        var path = _folder[file.Split('/')];
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, original);

        var result = _pool.Run("install", "--agent", agent);

        Assert.Equal(exitCode, result.ExitCode);
        Assert.DoesNotContain("Exception", result.Error, StringComparison.Ordinal);
        if (exitCode != 0)
            Assert.Contains(path, result.Error, StringComparison.Ordinal);
        _pool.Run("uninstall", "--agent", agent);
        Assert.Equal(original, File.ReadAllText(path));
    }

    [Fact]
    public void A_removal_for_several_agents_says_nothing_that_is_not_so_and_leaves_no_folder()
    {
        _pool.Run("install", "--agent", "codex", "copilot", "claude");

        var output = _pool.Run("uninstall", "--agent", "claude", "codex", "copilot", "gemini").Output;

        Assert.DoesNotContain("nothing was changed", output, StringComparison.Ordinal);
        Assert.DoesNotContain(" stay;", output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder[".codex"]));
        Assert.False(Directory.Exists(_folder[".copilot"]));
    }

    [Fact]
    public void A_file_of_code_that_only_names_the_pool_stays()
    {
        var plugin = _folder[".config", "opencode", "plugins", "pool.js"];
        Directory.CreateDirectory(Path.GetDirectoryName(plugin)!);
        File.WriteAllText(plugin, "// mine; compare pool-hook --agent opencode\nexport const Mine = 1\n");

        Assert.NotEqual(0, _pool.Run("install", "--agent", "opencode").ExitCode);
        _pool.Run("uninstall", "--agent", "opencode");

        Assert.StartsWith("// mine", File.ReadAllText(plugin), StringComparison.Ordinal);
    }

    [Fact]
    public void The_plugin_of_opencode_is_in_the_folder_of_configurations_that_is_set()
    {
        _pool.Variables["XDG_CONFIG_HOME"] = _folder["xdg"];

        _pool.Run("install", "--agent", "opencode");

        Assert.True(File.Exists(_folder["xdg", "opencode", "plugins", "pool.js"]));
    }

    [Theory]
    [InlineData("--agent")]
    [InlineData("--bogus")]
    [InlineData("--pool")]
    public void Wrong_arguments_of_a_hook_block_nothing(string argument)
    {
        var hook = new HookProgram(Repository.PoolExecutable, "hook", argument);

        var result = _pool.RunHook(hook, """{"hook_event_name": "SessionStart", "session_id": "7c1d9e52", "source": "startup"}""");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("a fenced block named pool", result.Output, StringComparison.Ordinal);
    }

    private void Write(string settings)
    {
        Directory.CreateDirectory(_folder[".claude"]);
        File.WriteAllText(Settings, settings);
    }
}
