using System.Text.Json.Nodes;

namespace PoolCoordination.Tests.Cli;

/// <summary>Commands in the shells of agents that do not say in the environment which session is at work.</summary>
public sealed class ClientSessionTests : IDisposable
{
    private const string Claude = "11111111-aaaa-4000-8000-000000000000";
    private const string Codex = "0198c2d4-7b1e-7c3a-9d2f-5e6a7b8c9d0e";
    private const string ShortCodex = "7b8c9d0e";

    private readonly ScratchFolder _folder = new();
    private readonly PoolProcess _pool;

    public ClientSessionTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "elsewhere it is not known which process started another");
        _pool = new PoolProcess(_folder.Path);
        Directory.CreateDirectory(_folder[".git"]);
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("codex")]
    [InlineData("copilot")]
    [InlineData("gemini")]
    [InlineData("opencode")]
    public void What_it_claims_and_releases_there_is_its_sessions(string agent)
    {
        Hook(agent, Codex, "SessionStart");

        Assert.Equal(0, _pool.Run("add", "-a", "claimed", "-t", "Auth", "--affects", "src/auth.py").ExitCode);

        Assert.Equal((ShortCodex, true), Author());
        Assert.DoesNotContain("deny", Edit(agent, Codex), StringComparison.Ordinal);
        Assert.Contains("deny", Edit(agent, "0198c2d4-7b1e-7c3a-9d2f-000000000002"), StringComparison.Ordinal);
        Assert.Equal(0, _pool.Run("unlock", "--topic", "Auth").ExitCode);
    }

    [Fact]
    public void A_name_that_its_user_gave_is_its_name_there()
    {
        _pool.Variables["POOL_INSTANCE"] = "A";
        _pool.Variables["CLAUDE_INSTANCE"] = "B";
        Hook("codex", Codex, "SessionStart");

        _pool.Run("add", "-a", "completed", "-t", "Auth");

        Assert.Equal("A", Entry()["source_instance"]!.GetValue<string>());
        Assert.Equal((ShortCodex, false), Author());
    }

    [Fact]
    public void Started_from_the_shell_of_Claude_Code_it_is_itself_and_not_the_outer_session()
    {
        Hook("claude", Claude, "SessionStart");
        BeInShellOfClaudeCode();

        InClient("\"$1\" --agent codex <\"$2\"; make() { \"$0\" add -a completed -t Inner; }; make");

        Assert.Equal((ShortCodex, true), Author());
    }

    [Fact]
    public void A_program_that_the_agent_started_may_start_the_command()
    {
        Hook("codex", Codex, "SessionStart");

        InClient("\"$0\" add -a completed -t Inner");

        Assert.Equal((ShortCodex, true), Author());
    }

    [Fact]
    public void In_the_shell_of_Claude_Code_a_command_is_its_sessions_also_within_that_of_another()
    {
        Hook("codex", Codex, "SessionStart");
        _pool.Variables["CLAUDE_CODE_SESSION_ID"] = Claude;

        // Its client is the process between, which no hook has written down.
        InClient("\"$0\" add -a completed -t Inner");

        Assert.Equal(Claude[..8], Author().Session);
    }

    [Fact]
    public void Beside_another_agent_a_command_of_Claude_Codes_shell_is_its_sessions()
    {
        Hook("claude", Claude, "SessionStart");
        InClient("\"$1\" --agent codex <\"$2\"");
        BeInShellOfClaudeCode();

        _pool.Run("add", "-a", "completed", "-t", "Outer");

        Assert.Equal((Claude[..8], false), Author());
    }

    private void BeInShellOfClaudeCode()
    {
        _pool.Variables["CLAUDE_CODE_EXECPATH"] = "/usr/bin/claude";
        _pool.Variables["CLAUDE_CODE_SESSION_ID"] = Claude;
        _pool.Variables["CLAUDE_INSTANCE"] = "A";
        _pool.Variables["POOL_INSTANCE"] = "A";
    }

    /// <summary>
    /// Runs a script in the shell of a client, to which <c>$0</c> is pool, <c>$1</c> pool-hook and <c>$2</c> an event of Codex.
    /// </summary>
    private void InClient(string script)
    {
        var started = Event(Codex, "SessionStart");
        File.WriteAllText(_folder["event.json"], started);
        var result = _pool.RunInShell(
            "echo | xargs sh -c \"$1\" \"$0\" \"$2\" \"$3\"",
            "",
            script,
            Repository.HookExecutable,
            _folder["event.json"]
        );
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
    }

    private string Edit(string agent, string session) =>
        Hook(
            agent,
            session,
            agent == "gemini" ? "BeforeTool" : "PreToolUse",
            ("tool_name", agent == "codex" ? "apply_patch" : agent == "gemini" ? "write_file" : "edit"),
            (
                "tool_input",
                agent == "codex"
                    ? new JsonObject { ["command"] = "*** Begin Patch\n*** Update File: src/auth.py\n@@\n-a\n+b\n*** End Patch" }
                    : new JsonObject { ["path"] = _folder["src", "auth.py"], ["file_path"] = _folder["src", "auth.py"] }
            )
        );

    private string Hook(string agent, string session, string name, params (string Name, JsonNode Value)[] members)
    {
        var hook = new HookProgram(Repository.HookExecutable, "--agent", agent);
        var result = _pool.RunHook(hook, Event(session, name, members));
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        return result.Output;
    }

    private string Event(string session, string name, params (string Name, JsonNode Value)[] members)
    {
        var input = new JsonObject { ["hook_event_name"] = name, ["session_id"] = session, ["cwd"] = _folder.Path };
        foreach (var (member, value) in members)
            input[member] = value;
        return input.ToJsonString();
    }

    private JsonNode Entry() => JsonNode.Parse(_pool.Run("list", "--json").Output)!;

    private (string? Session, bool IsUnnamed) Author() =>
        Entry() is var entry
            ? (entry["session_id"]?.GetValue<string>(), entry["unnamed"]?.GetValue<bool>() ?? false)
            : default;
}
