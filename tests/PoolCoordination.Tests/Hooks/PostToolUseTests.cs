using PoolCoordination.Agents;
using PoolCoordination.Agents.ClaudeCode;

namespace PoolCoordination.Tests.Hooks;

/// <summary>A block counts once its message has asked for a tool and the tool ran, also while its turn goes on.</summary>
public sealed class PostToolUseTests : IDisposable
{
    private const string Claim = "I begin.\n\n```pool\nACTION: claimed\nTOPIC: Auth\nAFFECTS: src/auth.py\n```\n";

    private readonly ScratchPool _pool = new();
    private readonly HookSession _session;

    public PostToolUseTests()
    {
        _pool.Variables["CLAUDE_INSTANCE"] = "A";
        _session = new HookSession(_pool, "7c1d9e52-4b0a-4f3e");
        _session.Start();
        _session.UserLine();
    }

    public void Dispose() => _pool.Dispose();

    [Fact]
    public void A_block_before_a_tool_is_written_while_the_turn_goes_on_and_not_again_at_its_end()
    {
        _session.AssistantLine(Claim).EditLine("Read", "/x", id: "toolu_1");
        After("toolu_1");
        Assert.Equal("Auth", Assert.Single(_pool.Entries).Topic);

        _session.EditLine("Read", "/y", id: "toolu_2");
        After("toolu_2");
        _session.AssistantLine("That is it.");
        _session.Stop("That is it.");
        _session.Turn = "turn-002-x";
        _session.Prompt();

        Assert.Single(_pool.Entries);
    }

    [Fact]
    public void The_message_that_asked_for_the_tool_is_waited_for_where_it_is_late() =>
        Assert.True(
            WaitingHook.Succeeds(attempt =>
            {
                var session = new HookSession(_pool, $"{attempt:x8}-4b0a-4f3e");
                session.Start();
                // Another turn's result names the same use: the message has to.
                session.UserLine().FailureLine("toolu_1");

                WaitingHook.Run(() => After(session, "toolu_1"), () => session.AssistantLine(Claim).EditLine("Read", "/x", id: "toolu_1"));

                return _pool.Entries.Count > 0;
            })
        );

    [Fact]
    public void A_message_before_250_KB_of_results_is_not_taken_for_late()
    {
        _session.AssistantLine(Claim).EditLine("Read", "/x", id: "toolu_1").AssistantLine(new string('x', 250_000));
        var input = new HookInput { TranscriptPath = _session.TranscriptPath, ToolUseId = "toolu_1" };

        Assert.True(TranscriptLag.HasMessage(input, since: default, _session.TranscriptPath));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_final_message_that_comes_late_after_a_tool_is_of_its_own_turn(bool hasBlockBefore)
    {
        const string Final = "```pool\nACTION: completed\nTOPIC: final\n```";
        _session.AssistantLine(hasBlockBefore ? Claim : new string('x', 100_000)).EditLine("Read", "/x", id: "toolu_1").ToolResultLine();
        After("toolu_1");
        _session.Stop(Final);
        _session.AssistantLine(Final);
        _session.Turn = "turn-002-x";

        _session.Prompt();

        Assert.Single(_pool.Entries, entry => entry.Topic == "final");
    }

    [Fact]
    public void Automatic_mode_writes_nothing_in_a_turn_whose_block_was_written_before_its_end()
    {
        _pool.WriteSettings("""{"auto":true}""");
        _session.AssistantLine(Claim).EditLine("Read", "/x", id: "toolu_1");
        After("toolu_1");
        const string Completion = "Done. I fixed the race in the scheduler, and all 48 tests pass.";
        _session.AssistantLine(Completion);

        _session.Stop(Completion);

        Assert.Equal("Auth", Assert.Single(_pool.Entries).Topic);
    }

    [Fact]
    public void A_turn_without_a_block_changes_nothing()
    {
        _session.AssistantLine("I look.").EditLine("Read", "/x", id: "toolu_1");

        After("toolu_1");

        Assert.Empty(_pool.Lines);
        Assert.Empty(_pool.Errors);
    }

    [Fact]
    public void A_tool_after_less_than_64_KB_without_a_block_writes_no_file()
    {
        _session.AssistantLine(new string('x', 60_000)).EditLine("Read", "/x", id: "toolu_1");
        var before = Files();

        After("toolu_1");
        Assert.Equal(before, Files());

        _session.AssistantLine(new string('x', 60_000)).EditLine("Read", "/y", id: "toolu_2");
        After("toolu_2");
        Assert.NotEqual(before, Files());
    }

    [Fact]
    public void A_subagents_tool_does_not_wait_for_a_message_that_stands_elsewhere()
    {
        _session.AssistantLine(Claim);

        _session.Run(
            "PostToolUse",
            ("prompt_id", _session.Turn),
            ("agent_id", "a1"),
            ("agent_type", "general-purpose"),
            ("tool_name", "Read"),
            ("tool_use_id", "toolu_9")
        );

        Assert.Empty(_pool.Lines);
    }

    private IEnumerable<string> Files() =>
        [
            .. Directory.GetFiles(_pool.Location.Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
                .Select(file => $"{file}: {File.ReadAllText(file)}"),
        ];

    private void After(string toolUse) => After(_session, toolUse);

    private static void After(HookSession session, string toolUse) =>
        Assert.Equal("", session.Run("PostToolUse", ("prompt_id", session.Turn), ("tool_name", "Read"), ("tool_use_id", toolUse)));
}
