using System.Text;
using System.Text.Json.Nodes;
using PoolCoordination.Claims;
using PoolCoordination.Entries;
using PoolCoordination.Hooks;
using PoolCoordination.Pools;

namespace PoolCoordination.Tests.Hooks;

/// <summary>Sessions of several agents on one pool.</summary>
public sealed class OtherAgentTests : IDisposable
{
    private const string Id = "34eb8b72-4ccf-4e44-9447-28b3a7168c2f";

    private readonly ScratchPool _pool = new();

    public OtherAgentTests() => _pool.Add(Claim("src/auth.py"));

    public static TheoryData<string> Agents { get; } = ["codex", "copilot", "gemini", "opencode", "cursor"];

    private string File => _pool.InFolder("src", "auth.py");

    public void Dispose() => _pool.Dispose();

    [Theory]
    [InlineData("codex", "hookSpecificOutput.additionalContext")]
    [InlineData("copilot", "additionalContext")]
    [InlineData("gemini", "hookSpecificOutput.additionalContext")]
    [InlineData("cursor", "additional_context")]
    public void A_session_is_shown_what_others_did_in_the_form_of_its_agent(string agent, string member)
    {
        var text = At(Run(agent, "SessionStart"), member);

        Assert.Contains("[A] claimed: Auth", text, StringComparison.Ordinal);
        Assert.Contains("fenced block named pool", text, StringComparison.Ordinal);
        // What was shown is not shown again.
        Assert.Equal("", Run(agent, "UserPromptSubmit"));
    }

    [Fact]
    public void What_opencode_takes_at_a_prompt_only_is_shown_there()
    {
        Assert.Equal("", Run("opencode", "SessionStart"));

        var text = At(Run("opencode", "UserPromptSubmit"), "context");
        Assert.Contains("[A] claimed: Auth", text, StringComparison.Ordinal);
        Assert.Contains("fenced block named pool", text, StringComparison.Ordinal);
        Assert.Equal("", Run("opencode", "UserPromptSubmit"));
    }

    [Theory]
    [InlineData("codex", "SessionStart", "UserPromptSubmit")]
    [InlineData("copilot", "PreCompact", "UserPromptSubmit")]
    [InlineData("cursor", "preCompact", "postToolUse")]
    [InlineData("opencode", "PreCompact", "UserPromptSubmit")]
    public void What_a_compaction_takes_from_a_conversation_is_shown_again(string agent, string compaction, string next)
    {
        Run(agent, "SessionStart", ("source", "startup"));
        Run(agent, "UserPromptSubmit");
        _pool.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.DoesNotContain("claimed", Run(agent, next, Tool("Write", _pool.InFolder("a.py"))), StringComparison.Ordinal);

        var output = Run(agent, compaction, ("source", "compact"), ("trigger", "auto"));
        Assert.Equal(compaction == "SessionStart", output.Length > 0);
        if (output.Length == 0)
            output = Run(agent, next, Tool("Write", _pool.InFolder("b.py")));

        Assert.Contains("[A] claimed: Auth", output, StringComparison.Ordinal);
        Assert.DoesNotContain("claimed", Run(agent, next, Tool("Write", _pool.InFolder("c.py"))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("codex", "apply_patch", "hookSpecificOutput.permissionDecision", "deny", "hookSpecificOutput.permissionDecisionReason")]
    [InlineData("copilot", "Edit", "permissionDecision", "deny", "permissionDecisionReason")]
    [InlineData("gemini", "write_file", "decision", "deny", "reason")]
    [InlineData("opencode", "edit", "deny", null, "deny")]
    [InlineData("cursor", "Write", "permission", "deny", "agent_message")]
    public void An_edit_of_what_another_agent_has_claimed_is_denied(string agent, string tool, string decision, string? word, string reason)
    {
        var output = Run(agent, "PreToolUse", Tool(tool, File));

        Assert.Contains("Another instance has claimed", At(output, reason), StringComparison.Ordinal);
        if (word is not null)
            Assert.Equal(word, At(output, decision));
    }

    [Theory]
    [MemberData(nameof(Agents))]
    public void What_asks_a_person_elsewhere_denies_where_the_client_cannot_ask(string agent)
    {
        _pool.Variables["POOL_GUARD"] = "ask";

        var output = Run(agent, "PreToolUse", Tool(agent == "codex" ? "apply_patch" : agent == "gemini" ? "replace" : "Edit", File));

        Assert.DoesNotContain(agent == "copilot" ? "\"deny\"" : "\"ask\"", output, StringComparison.Ordinal);
        Assert.NotEqual("", agent == "opencode" ? Run(agent, "PreToolUse", Tool("edit", File)) : output);
    }

    [Theory]
    [InlineData("gemini", "BeforeTool", "write_file", "AfterTool")]
    [InlineData("opencode", "PreToolUse", "edit", "PostToolUse")]
    [InlineData("cursor", "preToolUse", "Write", "postToolUse")]
    public void A_warning_that_the_client_does_not_show_before_a_tool_comes_after_it(string agent, string before, string tool, string after)
    {
        _pool.Variables["POOL_GUARD"] = "warn";
        Run(agent, "SessionStart");
        Run(agent, "UserPromptSubmit");

        Assert.Equal("", Run(agent, before, Tool(tool, File)));
        Assert.Contains("Another instance has claimed", Run(agent, after, Tool(tool, File)), StringComparison.Ordinal);
        _pool.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("", Run(agent, before, ("tool_name", tool), ("tool_input", new JsonObject())));
        Assert.Contains("names no file", Run(agent, after, Tool(tool, File)), StringComparison.Ordinal);
        Assert.Equal("", Run(agent, after, Tool(tool, File)));
    }

    [Theory]
    [InlineData("codex", "PreToolUse", "additionalContext")]
    [InlineData("copilot", "PreToolUse", "additionalContext")]
    [InlineData("gemini", "BeforeTool", "")]
    [InlineData("opencode", "PreToolUse", "")]
    [InlineData("cursor", "preToolUse", "")]
    [InlineData("gemini", "AfterTool", "")]
    [InlineData("cursor", "sessionStart", "")]
    public void An_event_that_cannot_be_read_is_answered_with_what_its_client_shows(string agent, string name, string expected)
    {
        var output = RunText(agent, $"{{\"hook_event_name\": \"{name}\", \"tool_name\":");

        if (expected.Length == 0)
            Assert.Equal("", output);
        else
            Assert.Contains(expected, output, StringComparison.Ordinal);
        Assert.Single(_pool.Errors);
    }

    [Theory]
    [InlineData("codex", "PreToolUse", "hookSpecificOutput.permissionDecision")]
    [InlineData("copilot", "PreToolUse", "permissionDecision")]
    [InlineData("gemini", "BeforeTool", "decision")]
    [InlineData("opencode", "PreToolUse", "deny")]
    [InlineData("cursor", "preToolUse", "permission")]
    public void An_event_that_cannot_be_read_is_denied_where_that_is_wanted(string agent, string name, string decision)
    {
        _pool.Variables["POOL_REMOTEAWAY"] = "deny";

        Assert.NotEqual("", At(RunText(agent, $"{{\"hook_event_name\": \"{name}\", \"tool_name\":"), decision));
    }

    [Theory]
    [InlineData("gemini", "run_shell_command", "dir_path")]
    [InlineData("opencode", "bash", "workdir")]
    [InlineData("cursor", "Shell", "working_directory")]
    public void A_command_is_judged_in_the_folder_in_which_it_runs(string agent, string tool, string member)
    {
        var input = new JsonObject { ["command"] = "rm auth.py", [member] = "src" };

        var output = Run(agent, "PreToolUse", ("tool_name", tool), ("tool_input", input));

        Assert.Contains("auth.py", output, StringComparison.Ordinal);
        Assert.Contains("deny", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_patch_that_the_shell_is_to_apply_is_guarded_as_one_of_the_tool()
    {
        var command = "apply_patch <<'EOF'\n*** Begin Patch\n  *** Update File: src/auth.py\n*** End Patch\nEOF\n";

        var output = Run("codex", "PreToolUse", ("tool_name", "Bash"), ("tool_input", new JsonObject { ["command"] = command }));

        Assert.Contains("deny", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_prompt_for_a_subagent_is_not_what_its_session_works_on()
    {
        Run("codex", "SessionStart");
        Run("codex", "UserPromptSubmit", ("prompt", "Fix the build"));
        Run("codex", "UserPromptSubmit", ("prompt", "Read all of src"), ("agent_id", "a1"), ("agent_type", "worker"));

        Assert.Equal("Fix the build", Assert.Single(_pool.Pool.Sessions([])).Topic);
    }

    [Fact]
    public void An_edit_in_another_workspace_of_Cursor_is_one_in_the_project_of_that()
    {
        var (first, second) = (_pool.InFolder("first"), _pool.InFolder("second"));
        Directory.CreateDirectory(Path.Combine(first, ".git"));
        Directory.CreateDirectory(Path.Combine(second, ".git"));
        var roots = new JsonArray(first, second);
        Run("cursor", "sessionStart", ("workspace_roots", roots.DeepClone()), ("cwd", null));
        _pool.Variables["POOL_AUTOCLAIM"] = "on";

        var edit = Tool("Write", Path.Combine(second, "a.py"));
        Run("cursor", "preToolUse", [.. edit, ("workspace_roots", roots), ("cwd", null)]);

        var claim = Assert.Single(_pool.Pool.Claims().HeldAt(_pool.Pool.Now), claim => claim.Instance != "A");
        Assert.Equal((ProjectRoot.In(_pool.Location, second), "./a.py"), (claim.Root, Assert.Single(claim.Affects)));
    }

    [Fact]
    public void Of_a_patch_each_file_is_guarded()
    {
        var output = Run("codex", "PreToolUse", ("tool_name", "apply_patch"), ("tool_input", Patch("free.py", "src/auth.py")));

        Assert.Contains("auth.py", At(output, "hookSpecificOutput.permissionDecisionReason"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("codex", "Stop", "last_assistant_message")]
    [InlineData("gemini", "AfterAgent", "prompt_response")]
    [InlineData("opencode", "Stop", "last_assistant_message")]
    [InlineData("cursor", "afterAgentResponse", "text")]
    public void The_block_at_the_end_of_an_answer_is_in_the_pool(string agent, string name, string member)
    {
        Run(agent, "SessionStart");
        Assert.Equal("", Run(agent, name, (member, "Done.\n\n```pool\nACTION: completed\nTOPIC: Written elsewhere\n```")));

        var entry = _pool.Entries[^1];
        Assert.Equal(("Written elsewhere", PoolAction.Completed), (entry.Topic, entry.Action));
    }

    [Theory]
    [InlineData("gemini", "AfterTool", "hookSpecificOutput.additionalContext")]
    [InlineData("cursor", "postToolUse", "additional_context")]
    [InlineData("opencode", "PostToolUse", "context")]
    public void News_that_the_client_does_not_show_before_a_tool_comes_after_it(string agent, string name, string member)
    {
        Run(agent, "SessionStart");
        Run(agent, "UserPromptSubmit");
        _pool.Add("B", "The build is broken", PoolAction.Blocked);
        var tool = Tool(agent switch { "gemini" => "write_file", "cursor" => "Write", _ => "write" }, _pool.InFolder("other.py"));

        Assert.Equal("", Run(agent, "PreToolUse", tool));
        Assert.Contains("The build is broken", At(Run(agent, name, tool), member), StringComparison.Ordinal);
    }

    [Fact]
    public void Variables_of_Claude_Code_say_nothing_of_another_agent()
    {
        _pool.Variables["CLAUDE_INSTANCE"] = "A";
        _pool.Variables["CLAUDE_CODE_SESSION_ID"] = "7c1d9e52";

        Assert.NotEqual("", Run("codex", "PreToolUse", Tool("apply_patch", File)));
    }

    [Fact]
    public void The_neutral_name_counts_for_each_agent_and_before_the_other()
    {
        _pool.Variables["CLAUDE_INSTANCE"] = "B";
        _pool.Variables["POOL_INSTANCE"] = "A";

        Assert.Equal("", Run("codex", "PreToolUse", Tool("apply_patch", File)));
        Assert.Equal("A", _pool.Environment.Instance);
    }

    [Fact]
    public void An_unknown_agent_is_logged_once_and_nothing_is_said()
    {
        Assert.Equal("", Run("nobody", "SessionStart"));

        Assert.Contains("'nobody' is not an agent; expected one of", Assert.Single(_pool.Errors), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Agents))]
    public void The_record_of_a_session_has_its_agent(string agent)
    {
        Run(agent, "SessionStart");

        Assert.Equal(agent, Assert.Single(_pool.Pool.Sessions([])).Agent);
    }

    [Fact]
    public void Where_agents_of_more_than_one_kind_are_shown_their_names_are_shown_too()
    {
        var codex = new HookSession(_pool, "0198c2d4-7b1e-7c3a-9d2f-5e6a7b8c9d0e") { Agent = "codex" };
        var claude = new HookSession(_pool, "5b1d9e52-0000-4000-8000-000000000001");
        codex.Start();
        claude.Start();

        codex.Stop("Done.\n\n```pool\nACTION: claimed\nTOPIC: Tests\nAFFECTS: tests/\n```");
        Assert.Matches(@"- \[\S+ codex\] claimed: Tests ", claude.Prompt());
        claude.Stop("Done.\n\n```pool\nACTION: completed\nTOPIC: Docs\n```");

        Assert.Matches(@"- \[\S+ claude\] completed: Docs ", codex.Prompt());
        _pool.Variables["POOL_COMPACT"] = "0";
        var full = new HookSession(_pool, "5b1d9e52-0000-4000-8000-000000000002").Start();
        Assert.Matches(@"\*\*\[\S+ codex\]\*\* ", full);
        // Of a session that is not known here only the name is.
        Assert.Contains("**[A]**", full, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_all_are_of_one_kind_no_agent_is_named()
    {
        var first = new HookSession(_pool, "5b1d9e52-0000-4000-8000-000000000001");
        var second = new HookSession(_pool, "6b1d9e52-0000-4000-8000-000000000002");
        first.Start();
        second.Start();
        // It is known that there was another kind, but nothing is shown of it.
        Run("gemini", "SessionStart");

        first.Stop("Done.\n\n```pool\nACTION: completed\nTOPIC: Docs\n```");

        Assert.Matches(@"- \[\S+\] completed: Docs ", second.Prompt());
    }

    private static PoolEntry Claim(string file) =>
        new()
        {
            Instance = "A",
            SessionId = "7c1d9e52",
            Action = PoolAction.Claimed,
            Topic = "Auth",
            Affects = [file],
        };

    private static JsonObject Patch(params string[] files) =>
        new() { ["command"] = "*** Begin Patch\n" + string.Concat(files.Select(file => $"*** Update File: {file}\n")) + "*** End Patch" };

    private static (string Name, JsonNode? Value)[] Tool(string name, string file) =>
        [
            ("tool_name", name),
            ("tool_input", name == "apply_patch" ? Patch(file) : new JsonObject { ["file_path"] = file, ["path"] = file }),
        ];

    /// <summary>The text at a place in an answer, which is one object of JSON.</summary>
    private static string At(string output, string place) =>
        place.Split('.').Aggregate(JsonNode.Parse(output), (node, member) => node![member])!.GetValue<string>();

    private string RunText(string agent, string input) =>
        HookSession.TextOf(Hook.Run(Encoding.UTF8.GetBytes(input), _pool.Environment, _pool.Location, _pool.Clock, agent: agent));

    private string Run(string agent, string name, params (string Name, JsonNode? Value)[] members) =>
        HookSession.TextOf(new HookSession(_pool, Id) { Agent = agent }.Output(name, members));
}
