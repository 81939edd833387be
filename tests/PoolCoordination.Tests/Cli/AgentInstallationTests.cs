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
