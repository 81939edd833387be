using System.Text;
using PoolCoordination.Agents.Known;
using PoolCoordination.Hooks;

namespace PoolCoordination.Tests.Agents.Known;

/// <summary>Events as the clients of the agents send them.</summary>
public sealed class AgentEventTests
{
    private const string Codex =
        """ "session_id":"01a214f8-1ed1","turn_id":"t","transcript_path":"/h/.codex/sessions/rollout-1.jsonl","cwd":"/w" """;
    private const string Copilot = """ "session_id":"34eb8b72","timestamp":"2026-11-25T23:20:38.201Z","cwd":"/w" """;
    private const string Gemini =
        """ "session_id":"6b6f50f8","transcript_path":"/h/.gemini/tmp/w/chats/s.jsonl","cwd":"/w","timestamp":"2026-11-25T23:21:40Z" """;
    private const string Cursor = """ "conversation_id":"c1","generation_id":"g1","cursor_version":"2.4","cwd":"/w" """;
    private const string Claude = """ "session_id":"7c1d9e52","transcript_path":"/h/.claude/projects/w/7c1d9e52.jsonl","cwd":"/w" """;

    [Theory]
    [InlineData("codex", Codex)]
    [InlineData("copilot", Copilot)]
    [InlineData("gemini", Gemini)]
    [InlineData("cursor", Cursor)]
    [InlineData("claude", Claude)]
    public void The_agent_is_recognized_by_its_event(string agent, string members)
    {
        var read = Read(members, """ "hook_event_name":"SessionStart","source":"startup" """);

        Assert.Equal((agent, null), (read.Input.Agent, read.Fault));
    }

    [Theory]
    // Codex: of a session that is not kept the transcript is null, and what is about no turn has no other mark.
    [InlineData("codex", """ "session_id":"01a214f8","turn_id":"t","transcript_path":null,"cwd":"/w","hook_event_name":"Stop" """)]
    [InlineData("codex", """ "session_id":"01a214f8","transcript_path":null,"hook_event_name":"SessionStart","source":"startup" """)]
    [InlineData("codex", """ "session_id":"01a214f8","transcript_path":null,"cwd":"/w","hook_event_name":"SessionEnd","reason":"other" """)]
    // Copilot: only the end of a turn has a transcript.
    [InlineData("copilot", """ "hook_event_name":"SessionStart","session_id":"3","timestamp":"2026-11-25T23:20:38Z","source":"new" """)]
    [InlineData("copilot", """ "hook_event_name":"PreToolUse","session_id":"3","timestamp":"2026-11-25T23:20:38Z","tool_name":"Edit" """)]
    [InlineData(
        "copilot",
        """ "hook_event_name":"Stop","timestamp":"2026-11-25T23:20:38.778Z","transcript_path":"/h/.copilot/session-state/3/events.jsonl" """
    )]
    [InlineData("copilot", """ "hook_event_name":"SessionEnd","session_id":"34eb","timestamp":"2026-11-25T23:20:38.842Z" """)]
    // Gemini: where it keeps no conversation the path is empty.
    [InlineData("gemini", """ "transcript_path":"","hook_event_name":"SessionStart","timestamp":"2026-11-25T23:21:40.971Z" """)]
    [InlineData("gemini", """ "transcript_path":"","hook_event_name":"BeforeAgent","timestamp":"2026-11-25T23:21:41.171Z" """)]
    [InlineData("gemini", """ "transcript_path":"","hook_event_name":"BeforeTool","timestamp":"2026-11-25T23:21:42.189Z" """)]
    [InlineData("gemini", """ "transcript_path":"/h/.gemini/tmp/w/chats/s.jsonl","hook_event_name":"AfterAgent","timestamp":"2026" """)]
    [InlineData("gemini", """ "transcript_path":"","hook_event_name":"SessionEnd","timestamp":"2026-11-25T23:21:42.709Z" """)]
    // Cursor writes a transcript's path as well.
    [InlineData("cursor", """ "conversation_id":"c1","transcript_path":null,"hook_event_name":"preToolUse","tool_name":"Shell" """)]
    [InlineData("cursor", """ "conversation_id":"c1","transcript_path":"/h/t.jsonl","hook_event_name":"stop","status":"completed" """)]
    [InlineData("claude", """ "session_id":"7c1d","transcript_path":"/h/.claude/projects/w/7c1d.jsonl","hook_event_name":"SessionEnd" """)]
    [InlineData("claude", """ "session_id":"7c1d","hook_event_name":"Stop","last_assistant_message":"Done." """)]
    // Its transcript is in a folder that is named after the project's.
    [InlineData("claude", """ "transcript_path":"/h/.claude/projects/-w-rollout-shop/7c1d.jsonl","hook_event_name":"PreToolUse" """)]
    [InlineData("claude", """ "transcript_path":"C:\\h\\projects\\rollout-\\7c1d.jsonl","hook_event_name":"PreToolUse" """)]
    [InlineData("gemini", """ "transcript_path":"/h/events.jsonl.d/s.jsonl","hook_event_name":"AfterAgent","timestamp":"2026" """)]
    // An agent that imitates it may keep no transcript.
    [InlineData("claude", """ "transcript_path":null,"hook_event_name":"PreToolUse","tool_name":"Edit" """)]
    public void Each_event_of_an_agent_is_known_for_its_own(string agent, string members) =>
        Assert.Equal(agent, Read(""" "permission_mode":"default" """, members).Input.Agent);

    [Fact]
    public void The_name_of_an_agent_settles_whose_it_is() =>
        Assert.Equal("opencode", Read(Claude, """ "hook_event_name":"Stop" """, "opencode").Input.Agent);

    [Theory]
    [InlineData(Codex, "UserPromptSubmit", "UserPromptSubmit")]
    [InlineData(Copilot, "PreToolUse", "PreToolUse")]
    [InlineData(Gemini, "BeforeAgent", "UserPromptSubmit")]
    [InlineData(Gemini, "BeforeTool", "PreToolUse")]
    [InlineData(Gemini, "AfterTool", "PostToolUse")]
    [InlineData(Gemini, "AfterAgent", "Stop")]
    [InlineData(Gemini, "SessionEnd", "SessionEnd")]
    [InlineData(Cursor, "sessionStart", "SessionStart")]
    [InlineData(Cursor, "beforeSubmitPrompt", "UserPromptSubmit")]
    [InlineData(Cursor, "preToolUse", "PreToolUse")]
    [InlineData(Cursor, "postToolUse", "PostToolUse")]
    [InlineData(Cursor, "afterAgentResponse", "Stop")]
    [InlineData(Cursor, "stop", "Stop")]
    [InlineData(Cursor, "preCompact", "PreCompact")]
    [InlineData(Cursor, "sessionEnd", "SessionEnd")]
    public void Its_events_have_one_name_each(string members, string name, string expected) =>
        Assert.Equal(expected, Read(members, $"\"hook_event_name\":\"{name}\"").Input.EventName);

    [Theory]
    [InlineData(Codex, "apply_patch", """ "command":"*** Begin Patch\n*** Update File: a.py\n*** Add File: /b.py" """, "/w/a.py", "/b.py")]
    [InlineData(Copilot, "Edit", """ "path":"/w/a.py","old_str":"1","new_str":"2" """, "/w/a.py")]
    [InlineData(Copilot, "Write", """ "path":"sub/a.py","file_text":"" """, "/w/sub/a.py")]
    [InlineData(Gemini, "write_file", """ "file_path":"/w/a.py","content":"" """, "/w/a.py")]
    [InlineData(Gemini, "replace", """ "file_path":"a.py" """, "/w/a.py")]
    [InlineData(Cursor, "Write", """ "file_path":"/w/a.py","contents":"" """, "/w/a.py")]
    [InlineData(Cursor, "StrReplace", """ "path":"/w/a.py","old_string":"1" """, "/w/a.py")]
    [InlineData(Cursor, "Delete", """ "target_file":"a.py" """, "/w/a.py")]
    [InlineData(Cursor, "EditNotebook", """ "target_notebook":"/w/a.ipynb" """, "/w/a.ipynb")]
    [InlineData(Cursor, "ApplyPatch", """ "patch":"*** Begin Patch\n*** Delete File: a.py" """, "/w/a.py")]
    [InlineData(Copilot, "apply_patch", """ "input":"*** Begin Patch\n*** Update File: a.py" """, "/w/a.py")]
    [InlineData(Claude, "NotebookEdit", """ "notebook_path":"/w/a.ipynb" """, "/w/a.ipynb")]
    [InlineData(Claude, "Edit", """ "file_path":"/w/a.py" """, "/w/a.py")]
    public void The_files_that_a_tool_edits_are_known_by_their_full_paths(string members, string tool, string input, params string[] files)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the paths are of Unix");
        var read = ReadTool(members, tool, input).Input;

        Assert.True(read.IsEdit);
        Assert.Equal(files, read.EditedFiles);
        Assert.Null(read.Command);
    }

    [Theory]
    [InlineData(Claude, "Edit", """ "path":"/w/b.py","file_path":"/w/a.py" """)]
    [InlineData(Copilot, "edit", """ "path":"/w/a.py","old_str":"1","file_path":"/w/b.py" """)]
    [InlineData(Gemini, "write_file", """ "file_path":"/w/a.py","content":"","path":"/w/b.py" """)]
    [InlineData(Cursor, "Write", """ "file_path":"/w/a.py","input":"*** Add File: b.py" """)]
    public void A_member_that_a_tool_does_not_know_hides_no_file(string members, string tool, string input)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the paths are of Unix");

        Assert.Equal(["/w/a.py", "/w/b.py"], ReadTool(members, tool, input).Input.EditedFiles.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(Copilot, "bash", """ "command":"git stash","input":"ls","workdir":"/" """, null)]
    [InlineData(Claude, "Bash", """ "command":"git stash","workdir":"/","patch":"ls" """, null)]
    [InlineData(Gemini, "run_shell_command", """ "dir_path":"/w","command":"git stash","directory":"/","input":"ls" """, "/w")]
    [InlineData(Cursor, "Shell", """ "command":"git stash","working_directory":"/w","workdir":"/","dir_path":"/" """, "/w")]
    public void A_member_that_a_tool_does_not_know_hides_no_command(string members, string tool, string input, string? folder)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the paths are of Unix");
        var read = ReadTool(members, tool, input).Input;

        Assert.Equal(("git stash", folder), (read.Command, read.CommandFolder));
    }

    [Theory]
    [InlineData("codex")]
    [InlineData("gemini")]
    [InlineData("opencode")]
    [InlineData("cursor")]
    public void An_edit_is_known_also_where_the_wrong_agent_is_named(string agent)
    {
        var read = Read(Claude, """ "hook_event_name":"PreToolUse","tool_name":"Edit","tool_input":{"file_path":"a.py"} """, agent);

        Assert.True(read.Input.IsEdit);
        Assert.Single(read.Input.EditedFiles);
    }

    [Theory]
    [InlineData(Codex, "Bash")]
    [InlineData(Copilot, "Bash")]
    [InlineData(Gemini, "run_shell_command")]
    [InlineData(Cursor, "Shell")]
    [InlineData(Claude, "Bash")]
    public void A_command_of_the_shell_is_known(string members, string tool) =>
        Assert.Equal("git stash", ReadTool(members, tool, """ "command":"git stash" """).Input.Command);

    [Theory]
    [InlineData(Codex, """ "hook_event_name":"Stop","last_assistant_message":"Done." """)]
    [InlineData(Gemini, """ "hook_event_name":"AfterAgent","prompt":"p","prompt_response":"Done." """)]
    [InlineData(Cursor, """ "hook_event_name":"afterAgentResponse","text":"Done." """)]
    public void The_message_that_ends_a_turn_is_known(string members, string own) =>
        Assert.Equal("Done.", Read(members, own).Input.LastAssistantMessage);

    [Fact]
    public void The_text_that_a_hook_put_before_a_prompt_is_no_part_of_it() =>
        Assert.Equal(
            "fix auth",
            Read(Gemini, """ "hook_event_name":"BeforeAgent","prompt":"<hook_context>News</hook_context>\n\nfix auth" """).Input.Prompt
        );

    [Fact]
    public void A_path_that_no_file_can_have_is_none_so_that_the_guard_asks()
    {
        var input = ReadTool(Gemini, "write_file", """ "file_path":"a\u0000b" """).Input;

        Assert.True(input.IsEdit);
        Assert.Empty(input.EditedFiles);
    }

    [Theory]
    [InlineData(null, "Edit", """ "*** Begin Patch\n*** Update File: a.py\n@@" """)]
    [InlineData("opencode", "apply_patch", """ {"patchText":"*** Add File: a.py"} """)]
    public void A_patch_names_its_files_however_it_comes(string? agent, string tool, string input)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the paths are of Unix");
        var read = Read(Copilot, $$""" "hook_event_name":"PreToolUse","tool_name":"{{tool}}","tool_input":{{input}} """, agent);

        Assert.Equal(["/w/a.py"], read.Input.EditedFiles);
    }

    [Theory]
    [InlineData(Gemini, "run_shell_command", """ "command":"rm a","dir_path":"sub" """)]
    [InlineData(Cursor, "Shell", """ "command":"rm a","working_directory":"/w/sub" """)]
    [InlineData(Codex, "Bash", """ "command":"rm a","workdir":"sub" """)]
    public void The_folder_in_which_a_command_runs_is_known(string members, string tool, string input)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the paths are of Unix");

        Assert.Equal("/w/sub", ReadTool(members, tool, input).Input.CommandFolder);
    }

    [Theory]
    [InlineData("UserPromptSubmit", "SubagentStart")]
    [InlineData("PreToolUse", "PreToolUse")]
    [InlineData("Stop", "SubagentStop")]
    public void What_a_session_of_Copilot_starts_is_a_subagent_of_it(string name, string expected)
    {
        const string members = """ "session_id":"33e2","timestamp":"2026-11-29T01:51:34.881Z","agent_id":"33e2" """;

        var input = Read(members, $""" "parent_agent_id":"58ba","agent_type":"general-purpose","hook_event_name":"{name}" """).Input;

        Assert.Equal(("copilot", "58ba", "33e2", expected), (input.Agent, input.SessionId, input.AgentId, input.EventName));
    }

    /// <summary>By its reference, what is not about a tool has no folder of its own.</summary>
    [Theory]
    [InlineData(""" "hook_event_name":"sessionStart","session_id":"c1","is_background_agent":false,"composer_mode":"agent" """, "/w")]
    [InlineData(""" "hook_event_name":"beforeSubmitPrompt","prompt":"Fix it","attachments":[{"type":"file","filePath":"/x"}] """, "/w")]
    [InlineData(""" "hook_event_name":"preToolUse","tool_name":"Shell","tool_input":{"command":"ls"},"cwd":"/w/src" """, "/w/src")]
    [InlineData(""" "hook_event_name":"preToolUse","tool_name":"Write","tool_input":{"file_path":"a"},"cwd":"" """, "/w")]
    [InlineData(""" "hook_event_name":"postToolUse","tool_name":"Shell","tool_output":"{}","duration":5432,"cwd":"/w/src" """, "/w/src")]
    [InlineData(""" "hook_event_name":"afterAgentResponse","text":"Done." """, "/w")]
    [InlineData(""" "hook_event_name":"preCompact","trigger":"auto","context_usage_percent":85,"messages_to_compact":30 """, "/w")]
    [InlineData(""" "hook_event_name":"stop","status":"completed","loop_count":0 """, "/w")]
    [InlineData(""" "hook_event_name":"sessionEnd","session_id":"c1","reason":"completed","duration_ms":45000,"final_status":"x" """, "/w")]
    public void Each_event_of_Cursor_is_read_with_the_folder_of_its_work(string own, string folder)
    {
        const string members =
            """ "conversation_id":"c1","generation_id":"g1","model":"m","workspace_roots":["/w","/v"],"transcript_path":null """;

        var read = Read(members, own);

        Assert.Equal((null, "cursor", "c1", folder), (read.Fault, read.Input.Agent, read.Input.SessionId, read.Input.WorkingFolder));
        Assert.NotNull(Hook.RunnerOf(read.Input.EventName));
    }

    [Theory]
    [InlineData("codex", 8)]
    [InlineData("copilot", 7)]
    [InlineData("gemini", 6)]
    [InlineData("cursor", 8)]
    public void Each_event_that_a_configuration_names_is_handled(string agent, int count)
    {
        var events = KnownAgents.Named(agent)!.Configuration!.Events;

        Assert.Equal(count, events.Count);
        Assert.All(
            events,
            hook => Assert.NotNull(Hook.RunnerOf(Read(Codex, $"\"hook_event_name\":\"{hook.Name}\"", agent).Input.EventName))
        );
    }

    [Fact]
    public void The_session_of_Cursor_is_its_conversation() =>
        Assert.Equal("c1", Read(Cursor, """ "hook_event_name":"stop" """).Input.SessionId);

    private static AgentEvent ReadTool(string members, string tool, string input) =>
        Read(members, $$""" "hook_event_name":"PreToolUse","tool_name":"{{tool}}","tool_input":{ {{input}} } """);

    private static AgentEvent Read(string members, string own, string? agent = null) =>
        AgentEvent.Read(Encoding.UTF8.GetBytes($"{{{members},{own}}}"), agent is null ? null : KnownAgents.Named(agent));
}
