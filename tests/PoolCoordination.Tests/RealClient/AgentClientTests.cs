using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
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

    [Theory]
    [InlineData("codex", "a patch with blanks")]
    [InlineData("codex", "a patch for the shell")]
    [InlineData("codex", "a command in a folder")]
    [InlineData("copilot", "a patch")]
    [InlineData("opencode", "a patch")]
    [InlineData("opencode", "a patch without blanks")]
    [InlineData("opencode", "a command in a folder")]
    [InlineData("gemini", "a command in a folder")]
    public void However_it_would_change_a_claimed_file_it_is_denied(string agent, string way)
    {
        var patches = agent != "codex" && way.StartsWith("a patch", StringComparison.Ordinal);
        var client = AgentClient.Of(agent, _folder["home"], _folder["project"], patches);
        var file = Path.Combine(_folder.Folder("project", "src"), Claimed);
        File.WriteAllText(file, "one\n");
        Prepare(client);
        Assert.Equal(0, _pool.Run("install", "--agent", agent).ExitCode);
        _pool.Run("add", "--action", "claimed", "--topic", "Auth", "--affects", $"src/{Claimed}", "--instance", "A");

        using var model = client.Play(AgentStandIn.Script([ChangeBy(agent, way), AgentStandIn.Saying("Done.")], _ => { }));
        var output = client.Ask(model);

        Assert.True(model.Requests.Count >= 2, output);
        Assert.Matches("Another instance has claimed|would (change|delete)", model.Requests[1]);
        Assert.Equal("one\n", File.ReadAllText(file));
    }

    [Theory]
    [InlineData("copilot", "task")]
    [InlineData("gemini", "invoke_agent")]
    [InlineData("opencode", "task")]
    public void What_a_session_claimed_its_own_subagent_may_edit(string agent, string tool)
    {
        var client = AgentClient.Of(agent, _folder["home"], _folder["project"]);
        File.WriteAllText(_folder["project", Free], "one\n");
        Prepare(client);
        Assert.Equal(0, _pool.Run("install", "--agent", agent).ExitCode);
        var task = new JsonObject
        {
            ["description"] = "Write it",
            ["name"] = "writer",
            ["prompt"] = "Write it",
            [agent == "copilot" ? "agent_type" : "subagent_type"] = agent == "copilot" ? "general-purpose" : "general",
            ["mode"] = "sync",
        };
        var second = client.Write(Free, "three");
        if (agent == "copilot")
            second["input"]!["old_str"] = "two";
        if (agent == "gemini")
            task = new JsonObject { ["agent_name"] = "generalist", ["prompt"] = "Write it" };

        using var model = client.Play(
            AgentStandIn.Script(
                [client.Write(Free, "two"), AgentStandIn.Using(tool, task), second, AgentStandIn.Saying("Done.")],
                _ => { }
            )
        );
        var output = client.Ask(model);

        Assert.True(model.Requests.Count >= 5, output);
        Assert.DoesNotContain("Another instance has claimed", model.Requests[^1], StringComparison.Ordinal);
        Assert.Equal("three\n", File.ReadAllText(_folder["project", Free]));
        Assert.Single(_pool.Run("sessions", "--all", "--json").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [MemberData(nameof(Agents))]
    public void What_it_claims_in_its_shell_is_its_sessions(string agent)
    {
        var client = AgentClient.Of(agent, _folder["home"], _folder["project"]);
        File.WriteAllText(_folder["project", Free], "one\n");
        Prepare(client);
        Assert.Equal(0, _pool.Run("install", "--agent", agent).ExitCode);
        var claim = $"'{Repository.PoolExecutable}' add --action claimed --topic Mine --affects {Free}";

        using var model = client.Play(
            AgentStandIn.Script([client.Run(claim), client.Write(Free, "two"), AgentStandIn.Saying("Done.")], _ => { })
        );
        var output = client.Ask(model);

        Assert.True(model.Requests.Count >= 3, output);
        Assert.Equal("two\n", File.ReadAllText(_folder["project", Free]));
        Assert.Contains("Mine", _pool.Run("list", "--all").Output, StringComparison.Ordinal);
        var session = JsonNode.Parse(_pool.Run("sessions", "--all", "--json").Output)!;
        Assert.Equal("Fix it", session["topic"]?.GetValue<string>());
    }

    [Theory]
    [InlineData("copilot")]
    [InlineData("gemini")]
    public void Its_users_hooks_refuse_nothing_where_their_executable_is_gone(string agent)
    {
        var client = AgentClient.Of(agent, _folder["home"], _folder["project"]);
        File.WriteAllText(_folder["project", Free], "one\n");
        Prepare(client);
        Assert.Equal(0, _pool.Run("install", "--agent", agent).ExitCode);
        Directory.Delete(_folder["home", ".claude", "pool", "bin"], recursive: true);

        using var model = client.Play(AgentStandIn.Script([client.Write(Free, "two"), AgentStandIn.Saying("Done.")], _ => { }));
        var output = client.Ask(model);

        Assert.True(model.Requests.Count >= 2, output);
        Assert.Equal("two\n", File.ReadAllText(_folder["project", Free]));
    }

    /// <summary>A turn in which the model would change the claimed file.</summary>
    private JsonObject ChangeBy(string agent, string way)
    {
        const string patch = $"*** Begin Patch\n*** Update File: src/{Claimed}\n@@\n-one\n+two\n*** End Patch";
        var (shell, command, folder) = agent switch
        {
            "codex" => ("exec_command", "cmd", "workdir"),
            "gemini" => ("run_shell_command", "command", "dir_path"),
            _ => ("bash", "command", "workdir"),
        };
        return way switch
        {
            "a patch with blanks" => AgentStandIn.Using(
                "apply_patch",
                patch.Replace("*** Update", "  *** Update", StringComparison.Ordinal)
            ),
            "a patch for the shell" => AgentStandIn.Using(shell, new JsonObject { [command] = $"apply_patch <<'EOF'\n{patch}\nEOF" }),
            "a patch without blanks" => AgentStandIn.Using(
                "apply_patch",
                new JsonObject { ["patchText"] = patch.Replace("File: ", "File:", StringComparison.Ordinal) }
            ),
            "a patch" => AgentStandIn.Using("apply_patch", new JsonObject { [agent == "opencode" ? "patchText" : "input"] = patch }),
            _ => AgentStandIn.Using(
                shell,
                new JsonObject
                {
                    [command] = $"rm {Claimed}",
                    [folder] = agent == "gemini" ? "src" : _folder["project", "src"],
                    ["description"] = "Remove it",
                }
            ),
        };
    }

    [Fact]
    public void Hooks_of_a_project_whose_executable_is_elsewhere_refuse_no_edit()
    {
        var client = AgentClient.Of("copilot", _folder["home"], _folder["project"]);
        File.WriteAllText(_folder["project", Free], "one\n");
        // It loads the hooks of folders that its user trusts.
        var trust = new Dictionary<string, string[]> { ["trusted_folders"] = [_folder["project"]] };
        File.WriteAllText(Path.Combine(_folder.Folder("home", ".copilot"), "config.json"), JsonSerializer.Serialize(trust));
        using (var git = Process.Start("git", ["init", "-q", _folder["project"]]))
            git.WaitForExit();
        Assert.Equal(0, _pool.Run("install", "--agent", "copilot", "--scope", "project").ExitCode);
        _pool.Run("add", "--action", "claimed", "--topic", "Auth", "--affects", Claimed, "--instance", "A");
        using (var model = client.Play(AgentStandIn.Script([AgentStandIn.Saying("Done.")], _ => { })))
        {
            var output = client.Ask(model);
            Assert.True(model.Requests[0].Contains("[A] claimed: Auth", StringComparison.Ordinal), output);
        }

        Directory.Delete(_folder["home", ".claude", "pool", "bin"], recursive: true);

        using (var model = client.Play(AgentStandIn.Script([client.Write(Free, "two"), AgentStandIn.Saying("Done.")], _ => { })))
            client.Ask(model);

        Assert.Equal("two\n", File.ReadAllText(_folder["project", Free]));
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
