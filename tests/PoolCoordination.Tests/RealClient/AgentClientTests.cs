using System.Text.Json;
using PoolCoordination.Tests.Cli;

namespace PoolCoordination.Tests.RealClient;

/// <summary>The real clients of other agents on a pool that Claude Code uses, too.</summary>
public sealed class AgentClientTests : IDisposable
{
    private const string Claimed = "claimed.txt";
    private const string Free = "free.txt";

    private readonly ScratchFolder _folder = new();
    private readonly PoolProcess _pool;

    public AgentClientTests() => _pool = new PoolProcess(_folder.Folder("home"), _folder.Folder("project"));

    public static TheoryData<string> Agents => ["codex", "copilot", "gemini", "opencode"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Agents))]
    public void It_shares_one_pool_with_Claude_Code(string agent)
    {
        var client = AgentClient.Of(agent, _folder["home"], _folder["project"]);
        foreach (var file in (string[])[Claimed, Free])
            File.WriteAllText(_folder["project", file], "one\n");
        Prepare(client);
        var before = Settings(client);
        Assert.Equal(0, _pool.Run("install", "--agent", agent).ExitCode);
        _pool.Run("add", "--action", "claimed", "--topic", "Auth", "--affects", Claimed, "--instance", "A");
        var ofClaudeCode = "";

        using (
            var model = client.Play(
                AgentStandIn.Script(
                    [
                        client.Write(Claimed, "two"),
                        client.Run($"echo three > {Claimed}"),
                        client.Write(Free, "two"),
                        AgentStandIn.Saying("Done.\n\n```pool\nACTION: completed\nTOPIC: Written elsewhere\n```"),
                    ],
                    // The client waits for the answer, so that its session and what it claimed are there.
                    number => ofClaudeCode = number == 3 ? EditOfClaudeCode() : ofClaudeCode
                )
            )
        )
        {
            var output = client.Ask(model);

            Assert.True(model.Requests.Count >= 4, output);
            Assert.Contains("[A] claimed: Auth", model.Requests[0], StringComparison.Ordinal);
            Assert.Contains("Another instance has claimed", model.Requests[1], StringComparison.Ordinal);
            Assert.Contains("would overwrite", model.Requests[2], StringComparison.Ordinal);
        }

        Assert.Equal("one\n", File.ReadAllText(_folder["project", Claimed]));
        Assert.Equal("two\n", File.ReadAllText(_folder["project", Free]));
        Assert.Contains("\"deny\"", ofClaudeCode, StringComparison.Ordinal);
        Assert.Contains("Written elsewhere", _pool.Run("list", "--all").Output, StringComparison.Ordinal);
        Assert.Equal(0, _pool.Run("uninstall", "--agent", agent).ExitCode);
        Assert.Equal(before, Settings(client));
    }

    /// <summary>What a hook says to Claude Code that is about to edit what the other session has edited.</summary>
    private string EditOfClaudeCode()
    {
        var input = new Dictionary<string, object>
        {
            ["session_id"] = "7c1d9e52-0000-4000-8000-000000000000",
            ["hook_event_name"] = "PreToolUse",
            ["cwd"] = _folder["project"],
            ["tool_name"] = "Edit",
            ["tool_input"] = new Dictionary<string, string> { ["file_path"] = _folder["project", Free] },
        };
        return _pool.RunHook(HookProgram.PoolHook, JsonSerializer.Serialize(input)).Output;
    }

    /// <summary>Writes what the client needs before the hooks are installed, as a user's own configuration.</summary>
    private static void Prepare(AgentClient client)
    {
        var (path, content) = client.Configuration("");
        if (path != client.SettingsPath)
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }

    private static string? Settings(AgentClient client) => File.Exists(client.SettingsPath) ? File.ReadAllText(client.SettingsPath) : null;
}
