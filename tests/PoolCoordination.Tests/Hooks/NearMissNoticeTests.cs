using System.Text.Json.Nodes;

namespace PoolCoordination.Tests.Hooks;

/// <summary>A model learns at its next prompt that what it took for a block made no entry, and why.</summary>
public sealed class NearMissNoticeTests : IDisposable
{
    private const string Unnamed = "Done.\n\n```\nACTION: completed\nTOPIC: Auth\n```";
    private const string Empty = "Done.\n\n```pool\nACTION: completed\n```";
    private const string Missing = "In an earlier answer of this session, a block has neither TOPIC nor SUMMARY, so no entry was made.\n";

    private readonly ScratchPool _pool = new();
    private readonly HookSession _session;

    public NearMissNoticeTests()
    {
        _pool.Variables["CLAUDE_INSTANCE"] = "A";
        _session = new HookSession(_pool, "7c1d9e52-4b0a-4f3e");
    }

    public void Dispose() => _pool.Dispose();

    [Theory]
    [InlineData(Empty, Missing)]
    [InlineData(
        Unnamed,
        "In an earlier answer of this session, a fence with ACTION and TOPIC has no 'pool' after its backticks, so no entry "
            + "was made.\n"
    )]
    public void It_is_told_what_was_missing_once_and_in_one_line(string answer, string told)
    {
        _session.Stop(answer);
        _session.Turn = "turn-002-x";

        Assert.Equal(told, _session.Prompt());
        Assert.Equal("", _session.Prompt());
        Assert.Empty(_pool.Lines);
        Assert.Single(_pool.Errors);
    }

    [Fact]
    public void It_is_reported_once_however_often_hooks_find_it()
    {
        _session.UserLine();
        _session.Stop(Empty);
        _session.Stop(Empty);
        // Late, so that the next hooks find it again.
        _session.AssistantLine(Empty);
        _session.Turn = "turn-002-x";
        Assert.Equal(Missing, _session.Prompt());
        _session.UserLine();

        Assert.Equal("", _session.Prompt());
        _session.End();
        Assert.DoesNotContain("neither TOPIC", _session.Start("resume"), StringComparison.Ordinal);
        Assert.Single(_pool.Errors);
    }

    [Fact]
    public void Of_many_notices_as_many_are_told_as_a_client_shows_and_the_others_are_counted()
    {
        _session.Stop(string.Concat(Enumerable.Range(0, 100).Select(i => $"```pool\nACTION: completed\nBLOCKS: {i}\n```\n")));
        _session.Turn = "turn-002-x";

        var told = _session.Prompt();

        Assert.Matches("… and [0-9]+ more notices.\n$", told);
        Assert.InRange(told.IndexOf('…', StringComparison.Ordinal), 3000 - Missing.Length + 1, 3000);
        Assert.Equal("", _session.Prompt());
    }

    [Fact]
    public void The_same_in_a_later_turn_is_told_again()
    {
        _session.Stop(Empty);
        _session.Turn = "turn-002-x";
        Assert.Equal(Missing, _session.Prompt());

        _session.Stop(Empty);
        _session.Turn = "turn-003-x";
        Assert.Equal(Missing, _session.Prompt());
    }

    [Fact]
    public void What_was_not_written_is_shown_again()
    {
        _session.Stop(Empty);

        Assert.Equal(Missing, _session.Output("UserPromptSubmit").Context);
        Assert.Equal(Missing, _session.Prompt());
    }

    [Fact]
    public void An_edit_before_that_prompt_tells_it_too()
    {
        _session.Run(
            "SubagentStop",
            ("agent_id", "a1"),
            ("agent_type", "general-purpose"),
            ("agent_transcript_path", _session.TranscriptPath),
            ("last_assistant_message", Empty)
        );

        var json = _session.Run(
            "PreToolUse",
            ("tool_name", "Edit"),
            ("tool_input", new JsonObject { ["file_path"] = _pool.InFolder("a.py") })
        );

        Assert.Equal(Missing.TrimEnd(), JsonNode.Parse(json)!["hookSpecificOutput"]!["additionalContext"]!.GetValue<string>());
        Assert.Equal("", _session.Prompt());
    }

    [Fact]
    public void Another_session_gets_no_notice()
    {
        _session.Stop(Empty);

        Assert.Equal("", new HookSession(_pool, "another-session").Prompt());
    }

    [Fact]
    public void Beside_it_the_blocks_that_are_right_are_written()
    {
        _session.Stop(Empty + "\n\n```pool\nACTION: completed\nTOPIC: Auth\n```");

        Assert.Equal("Auth", Assert.Single(_pool.Entries).Topic);
        Assert.Equal(Missing, _session.Prompt());
    }
}
