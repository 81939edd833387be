using PoolCoordination.Entries;
using PoolCoordination.Hooks;

namespace PoolCoordination.Tests.Hooks;

public sealed class StopTests : IDisposable
{
    private const string Block = "Done.\n\n```pool\nACTION: completed\nTOPIC: t\nSUMMARY: s\n```\n";

    private static readonly string? s_firstTurn = Identity.Shorten(HookSession.FirstTurn);

    private readonly ScratchPool _pool = new();
    private readonly HookSession _session;

    public StopTests()
    {
        _session = new HookSession(_pool, "7c1d9e52-4b0a-4f3e");
        _session.UserLine();
    }

    [Fact]
    public void A_transcript_that_is_written_late_is_not_a_fault_and_its_blocks_are_found_by_the_next_hook()
    {
        File.Delete(_session.TranscriptPath);
        _session.Stop("Done.");
        Assert.Empty(_pool.Errors);

        _session.UserLine().AssistantLine("```pool\nACTION: completed\nTOPIC: late\n```").AssistantLine("Done.");
        _session.Prompt();

        Assert.Equal("late", Assert.Single(_pool.Entries).Topic);
    }

    [Fact]
    public void The_payload_of_a_real_client_becomes_an_entry()
    {
        Assert.Equal("", HookSession.TextOf(Hook.Run(Sample.Bytes("hooks/Stop.json"), _pool.Environment, _pool.Path, _pool.Clock)));

        var entry = Assert.Single(_pool.Entries);
        Assert.Equal("A", entry.Instance);
        Assert.Equal(PoolAction.Completed, entry.Action);
        Assert.Equal("Auth token refresh fix", entry.Topic);
        Assert.Equal("Fixed race condition in token refresh. Added mutex locking to prevent concurrent refresh attempts.", entry.Summary);
        Assert.Equal(["auth.py", "session_handler.py"], entry.Affects);
        Assert.Equal("Session management refactor can proceed safely", entry.Blocks);
        Assert.Equal("7c1d9e52", entry.SessionId);
        Assert.Equal("b8bdc0ae", entry.Turn);
        Assert.Equal(_pool.Clock.Now, entry.Timestamp);
    }

    [Fact]
    public void The_transcript_of_a_real_client_is_read()
    {
        _session.TranscriptPath = Sample.PathOf("transcripts/one-turn-with-tool-call.jsonl");
        _session.Turn = "b8bdc0ae-da7e-429e-a7ad-73c478e1acb8";

        _session.Stop("Done.\n\n```pool\nINSTANCE: A\nACTION: completed\nTOPIC: Auth\nSUMMARY: s\n```\n");

        Assert.Equal("Auth", Assert.Single(_pool.Entries).Topic);
        Assert.Empty(_pool.Errors);
    }

    [Fact]
    public void An_answer_without_a_block_writes_nothing()
    {
        _session.Stop("The pool is fine. ```code```");
        _session.Stop(message: null);

        Assert.Empty(_pool.Lines);
        Assert.Empty(_pool.Errors);
    }

    [Fact]
    public void All_blocks_of_the_final_message_are_written_in_their_order()
    {
        _session.Stop(Text("one") + Text("two") + "~~~pool\nTOPIC: three\n");

        Assert.Equal(["one", "two", "three"], Topics);
    }

    [Fact]
    public void A_repeat_of_a_block_in_the_same_turn_is_not_written_again()
    {
        _session.AssistantLine(Block);
        for (var i = 0; i < 4; i++)
            _session.Stop(Block + Block);

        Assert.Single(_pool.Lines);
    }

    [Fact]
    public void A_repeat_in_the_same_turn_is_not_written_again_hours_later()
    {
        _session.Stop(Block);
        _pool.Clock.Advance(TimeSpan.FromHours(5));
        _session.Stop(Block);

        Assert.Single(_pool.Lines);
    }

    [Fact]
    public void The_same_block_in_a_later_turn_is_written()
    {
        _session.AssistantLine(Block);
        _session.Stop(Block);
        _session.Turn = "turn-002-x";
        _session.UserLine().AssistantLine(Block, "msg_2");
        _session.Stop(Block);

        Assert.Equal([s_firstTurn, Identity.Shorten("turn-002-x")], _pool.Entries.Select(entry => entry.Turn));
    }

    [Fact]
    public void The_same_block_of_another_session_is_written()
    {
        _session.Stop(Block);
        new HookSession(_pool, "33333333-aaaa").UserLine().Stop(Block);

        Assert.Equal(2, _pool.Lines.Length);
    }

    [Fact]
    public void Blocks_of_earlier_messages_of_the_turn_come_from_the_transcript()
    {
        _session.AssistantLine(Text("one")).ToolUseLine().ToolResultLine();
        _session.AssistantLine(Text("two"), "msg_2").ToolUseLine("msg_2").ToolResultLine();
        _session.AssistantLine("Done. " + Block, "msg_3");

        _session.Stop("Done. " + Block);

        Assert.Equal(["one", "two", "t"], Topics);
        Assert.All(_pool.Entries, entry => Assert.Equal(s_firstTurn, entry.Turn));
    }

    [Fact]
    public void A_message_of_several_lines_is_read_whole_and_once()
    {
        _session.AssistantLine(Text("one")).ToolUseLine().AssistantLine(Text("two")).AssistantLine("Done.", "msg_2");

        _session.Stop("Done.");
        _session.Stop("Done.");

        Assert.Equal(["one", "two"], Topics);
    }

    [Fact]
    public void Lines_of_subagents_tools_and_of_unknown_kinds_are_passed_over()
    {
        _session.AssistantLine(Text("of a subagent"), isSidechain: true).ToolResultLine().UserLine(Text("of the user"));
        _session.RawLine("not json ```pool").RawLine("[]").RawLine("""{"type":"assistant","message":"```pool\nTOPIC: x\n```"}""");
        _session.RawLine("""{"type":"summary","message":{"content":[{"type":"text","text":"```pool\nTOPIC: x\n```"}]}}""");
        _session.RawLine(
            """{"type":"assistant","message":{"content":[7,{"type":"thinking","thinking":"```pool\nTOPIC: x\n```"},"""
                + """{"type":"text","text":5}]}}"""
        );
        _session.RawLine(
            """{"\ud83d":1,"type":"assistant","message":{"\ud83d":1,"content":[{"\ud83d":1,"type":"text","text":"```pool\nACTION: """
                + """completed\nTOPIC: odd\n```"}]}}"""
        );

        _session.Stop(Block);

        Assert.Equal(["odd", "t"], Topics);
        Assert.Empty(_pool.Errors);
    }

    [Fact]
    public void Blocks_of_earlier_turns_are_not_written_again()
    {
        _session.AssistantLine(Text("first"));
        _session.Stop(Text("first"));
        foreach (var turn in (string[])["turn-002-x", "turn-003-x"])
        {
            _pool.Clock.Advance(TimeSpan.FromHours(3));
            _session.Turn = turn;
            _session.UserLine().AssistantLine(turn);
            _session.Stop(turn);
        }

        Assert.Equal(["first"], Topics);
    }

    [Theory]
    [InlineData("UserPromptSubmit")]
    [InlineData("Stop")]
    [InlineData("SessionEnd")]
    [InlineData("SessionStart")]
    public void What_the_transcript_lacked_is_collected_by_the_next_hook(string next)
    {
        var session = new HookSession(_pool, "55555555-aaaa");
        session.Start();
        session.UserLine();
        session.Stop(Text("final"));
        session.AssistantLine(Text("early")).ToolUseLine().ToolResultLine().AssistantLine(Text("final"), "msg_2");
        if (next is "UserPromptSubmit" or "Stop")
            session.Turn = "turn-002-x";
        if (next == "Stop")
            session.UserLine().AssistantLine("Nothing new.", "msg_3");

        _ = next switch
        {
            "UserPromptSubmit" => session.Prompt(),
            "Stop" => session.Stop("Nothing new."),
            "SessionEnd" => session.End(),
            _ => session.Start("compact"),
        };

        Assert.Equal(["final", "early"], Topics);
        Assert.All(_pool.Entries, entry => Assert.Equal(s_firstTurn, entry.Turn));
    }

    [Fact]
    public void Everything_is_written_once_however_late_the_transcript_is()
    {
        _session.Stop(Text("a2"));
        _session.AssistantLine(Text("a1"));
        _session.Stop(Text("a2"));
        _session.AssistantLine(Text("a2"), "msg_2");
        _session.Stop(Text("a2"));
        _session.Turn = "turn-002-x";
        _session.Prompt();
        _session.UserLine().AssistantLine(Text("b1"), "msg_3").ToolResultLine();
        _session.Stop(Text("b2"));
        _session.AssistantLine(Text("b2"), "msg_4");
        _session.End();

        Assert.Equal(["a2", "a1", "b1", "b2"], Topics);
    }

    [Fact]
    public void Without_turn_ids_a_turn_begins_where_the_user_wrote()
    {
        var session = new HookSession(_pool, "44444444-aaaa") { Turn = null };
        session.UserLine("Do A").AssistantLine(Text("a1")).ToolResultLine().AssistantLine(Text("a2"));
        session.Stop(Text("a2"));
        session.UserLine("Do B").AssistantLine(Text("b1")).ToolResultLine().AssistantLine(Text("b2"));
        session.Stop(Text("b2"));
        session.Stop(Text("b2"));
        session.End();

        Assert.Equal(["a1", "a2", "b1", "b2"], Topics);
        Assert.All(_pool.Entries, entry => Assert.Null(entry.Turn));
    }

    [Fact]
    public void Without_turn_ids_a_turn_is_not_written_again_when_its_entries_are_over()
    {
        var session = new HookSession(_pool, "44444444-aaaa") { Turn = null };
        session.UserLine("Do A").AssistantLine(Text("a1")).ToolResultLine().AssistantLine(Text("a2"));
        session.Stop(Text("a2"));
        _pool.Clock.Advance(TimeSpan.FromHours(2));
        session.Prompt();
        session.UserLine("Do B").AssistantLine("Nothing new.");
        session.Stop("Nothing new.");

        Assert.Equal(["a1", "a2"], Topics);
    }

    [Fact]
    public void Only_the_end_of_a_long_transcript_is_collected()
    {
        for (var i = 0; i < 5; i++)
        {
            _session.Turn = $"turn-{i:d3}";
            _session.UserLine().AssistantLine(Text($"t{i}"), $"msg_{i}");
        }

        _session.Stop(Text("t4"));

        Assert.Equal(["t3", "t4"], Topics);
    }

    [Fact]
    public void A_named_instance_beats_the_blocks_and_the_difference_is_logged()
    {
        _pool.Variables["CLAUDE_INSTANCE"] = "LEGION";

        _session.Stop("```pool\nINSTANCE: A\nACTION: completed\nTOPIC: t\n```");

        Assert.Equal("LEGION", Assert.Single(_pool.Entries).Instance);
        var error = Assert.Single(_pool.Errors);
        Assert.Contains("'A'", error, StringComparison.Ordinal);
        Assert.Contains("LEGION", error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_name_in_another_case_is_the_same()
    {
        _pool.Variables["CLAUDE_INSTANCE"] = "Legion";

        _session.Stop("```pool\nINSTANCE: LEGION\nACTION: completed\nTOPIC: t\n```");

        Assert.Equal("Legion", Assert.Single(_pool.Entries).Instance);
        Assert.Empty(_pool.Errors);
    }

    [Fact]
    public void Without_any_name_the_session_goes_by_that_of_its_folder()
    {
        _session.Stop(Block);

        Assert.Equal($"{Path.GetFileName(_pool.InFolder())}-1", Assert.Single(_pool.Entries).Instance);
    }

    [Fact]
    public void What_is_odd_in_a_block_is_logged_once_with_line_and_reason()
    {
        const string Message = "Done.\n\n```pool\nACTION: finished\nTOPIC: t\nSUMARY: s\n```";
        _session.AssistantLine(Message);
        _session.Stop(Message);
        _session.Stop(Message);

        Assert.Equal(PoolAction.Signaling, Assert.Single(_pool.Entries).Action);
        Assert.Collection(
            _pool.Errors,
            error => Assert.Contains("Stop 7c1d9e52: Line 6: the key 'SUMARY' is unknown", error, StringComparison.Ordinal),
            error => Assert.Contains("Stop 7c1d9e52: Line 4: the action 'finished' is unknown", error, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_block_without_topic_and_summary_writes_no_entry_and_is_logged()
    {
        _session.Stop("```pool\nACTION: completed\n```");

        Assert.Empty(_pool.Lines);
        Assert.Contains("neither TOPIC nor SUMMARY", Assert.Single(_pool.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_carries_the_scores_of_all_domains()
    {
        _pool.SetDomain("B", "auth", "token");
        _pool.SetDomain("C", "oracle");

        _session.Stop("```pool\nACTION: completed\nTOPIC: Auth token\n```");

        Assert.Equal([("B", 0.88), ("C", 0)], Assert.Single(_pool.Entries).Relevance.Select(pair => (pair.Key, pair.Value)));
    }

    [Fact]
    public void A_stop_says_nothing() => Assert.Equal("", _session.Stop(Block));

    [Fact]
    public void A_turn_whose_request_failed_has_its_blocks_posted()
    {
        _session.UserLine().AssistantLine("```pool\nACTION: completed\nTOPIC: before the failure\n```");

        Assert.Equal("", _session.StopFailure("API Error: Overloaded"));

        Assert.Equal("before the failure", Assert.Single(_pool.Entries).Topic);
        Assert.Empty(_pool.Errors);
    }

    [Fact]
    public void The_template_of_a_block_that_an_answer_quotes_is_none()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        var template = readme[readme.IndexOf("    ```pool\n    ACTION: completed |", StringComparison.Ordinal)..];
        template = template[..(template.IndexOf("    ```\n", 10, StringComparison.Ordinal) + 8)]
            .Replace("    ", "", StringComparison.Ordinal);
        Assert.StartsWith("```pool\nACTION: completed | blocked", template, StringComparison.Ordinal);

        _session.Stop($"A block looks so:\n\n{template}");

        Assert.Empty(_pool.Lines);
        Assert.Empty(_pool.Errors);
    }

    public void Dispose() => _pool.Dispose();

    private IEnumerable<string> Topics => _pool.Entries.Select(entry => entry.Topic);

    private static string Text(string topic) => $"Next.\n```pool\nACTION: completed\nTOPIC: {topic}\n```\n";
}
