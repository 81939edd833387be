using System.Text.Json.Nodes;
using PoolCoordination.Entries;

namespace PoolCoordination.Tests.Hooks;

public sealed class AutomaticEntryTests : IDisposable
{
    private const string Completion = "I've fixed the race in the scheduler; see `docs/race.md`. All 48 tests pass.";
    private const string Plan = "I'll fix the race in `src/scheduler.rs` next.";

    private readonly ScratchPool _pool = new();
    private readonly HookSession _session;

    public AutomaticEntryTests()
    {
        _pool.Variables["POOL_AUTO"] = "1";
        _session = new HookSession(_pool, "7c1d9e52-4b0a-4f3e");
    }

    public void Dispose() => _pool.Dispose();

    [Fact]
    public void The_entry_affects_what_the_edit_tools_of_the_turn_wrote()
    {
        _session
            .UserLine()
            .EditLine("Write", Below("src/scheduler.rs"))
            .ToolResultLine()
            .EditLine("Edit", Below("src/queue.rs"), id: "toolu_2")
            .EditLine("MultiEdit", Below("src/queue.rs"), id: "toolu_3")
            .EditLine("NotebookEdit", Below("study.ipynb"), "notebook_path", "toolu_4")
            .EditLine("Read", Below("src/other.rs"), id: "toolu_5")
            .AssistantLine(Completion);

        _session.Stop(Completion);

        Assert.Equal(["src/scheduler.rs", "src/queue.rs", "study.ipynb"], Entry.Affects);
    }

    [Fact]
    public void Late_lines_are_waited_for_also_where_the_turn_before_ended_with_the_same_words() =>
        Assert.True(
            WaitingHook.Succeeds(attempt =>
            {
                var session = new HookSession(_pool, $"{attempt:x8}-4b0a-4f3e") { Turn = "turn-000-x" };
                session.UserLine().EditLine("Write", Below("src/earlier.rs")).AssistantLine("All 48 tests pass.");
                session.Turn = "turn-001-x";

                WaitingHook.Run(
                    () => session.Stop(Completion),
                    () => session.UserLine().EditLine("Edit", Below("src/scheduler.rs"), id: "toolu_2").AssistantLine(Completion)
                );

                return _pool.Entries[^1].Affects is ["src/scheduler.rs"];
            })
        );

    [Fact]
    public void Of_many_edited_files_the_last_20_are_affected()
    {
        _session.UserLine();
        for (var i = 0; i < 22; i++)
            _session.EditLine("Write", Below($"src/{i}.rs"), id: $"toolu_{i}").ToolResultLine();
        _session.AssistantLine(Completion);

        _session.Stop(Completion);

        Assert.Equal(Enumerable.Range(2, 20).Select(i => $"src/{i}.rs"), Entry.Affects);
    }

    [Fact]
    public void An_edit_early_in_a_long_turn_counts()
    {
        _session.UserLine().EditLine("Write", Below("src/scheduler.rs"));
        for (var i = 0; i < 8; i++)
            _session.AssistantLine(new string('x', 900_000), $"msg_{i + 2}");
        _session.EditLine("Write", Below("src/queue.rs"), id: "toolu_2").AssistantLine(Completion);

        _session.Stop(Completion);

        Assert.Equal(["src/scheduler.rs", "src/queue.rs"], Entry.Affects);
    }

    [Fact]
    public void Words_alone_make_no_entry()
    {
        _session.UserLine().EditLine("Read", Below("src/scheduler.rs")).AssistantLine(Completion);

        _session.Stop(Completion);

        Assert.Empty(_pool.Lines);
    }

    [Fact]
    public void Without_a_transcript_the_words_decide_and_name_the_files()
    {
        _session.Stop(Completion);

        Assert.Equal(["docs/race.md"], Entry.Affects);
    }

    [Fact]
    public void Edits_of_an_earlier_turn_are_not_the_turns_own()
    {
        _session.Turn = "turn-000-x";
        _session.UserLine().EditLine("Write", Below("src/earlier.rs"));
        _session.Turn = "turn-001-x";
        _session.UserLine().EditLine("Edit", Below("src/scheduler.rs"), id: "toolu_2");

        _session.Stop(Completion);

        Assert.Equal(["src/scheduler.rs"], Entry.Affects);
    }

    [Fact]
    public void Without_turn_ids_the_last_prompt_begins_the_turn()
    {
        _session.Turn = null;
        _session
            .UserLine()
            .EditLine("Write", Below("src/earlier.rs"))
            .UserLine()
            .EditLine("Edit", Below("src/scheduler.rs"))
            .ToolResultLine();

        _session.Stop(Completion);

        Assert.Equal(["src/scheduler.rs"], Entry.Affects);
    }

    [Fact]
    public void An_edit_that_failed_or_was_refused_affects_nothing()
    {
        _session
            .UserLine()
            .EditLine("Write", Below("src/refused.rs"))
            .FailureLine("toolu_1")
            .EditLine("Edit", Below("src/scheduler.rs"), id: "toolu_2");

        _session.Stop(Completion);

        Assert.Equal(["src/scheduler.rs"], Entry.Affects);
    }

    [Fact]
    public void Edits_of_the_turns_subagents_count()
    {
        _session.UserLine().EditLine("Edit", Below("src/scheduler.rs"), isSidechain: true);

        _session.Stop(Completion);

        Assert.Equal(["src/scheduler.rs"], Entry.Affects);
    }

    [Fact]
    public void Files_elsewhere_and_those_of_plans_count_for_nothing()
    {
        _session
            .UserLine()
            .EditLine("Write", "/etc/scheduler.conf")
            .EditLine("Write", _pool.Environment.WorkingFolder + "-other/a.rs", id: "toolu_2")
            .EditLine("Write", Below("docs/plans/race.md"), id: "toolu_3")
            .EditLine("Write", Below("tmp/race.py"), id: "toolu_4");

        _session.Stop(Completion);

        Assert.Empty(_pool.Lines);
    }

    [Fact]
    public void Lines_that_are_not_JSON_or_not_ours_are_skipped()
    {
        _session
            .UserLine()
            .EditLine("Write", Below("src/scheduler.rs"))
            .RawLine("{\"type\":\"assistant\",\"tool_use\"")
            .RawLine("\"user\" \"tool_use\"")
            .RawLine(
                """{"type":"assistant","message":{"content":[{"type":"tool_use","name":"Write","input":"a.rs"},"""
                    + """{"type":"tool_use","name":"Edit","input":{"file_path":7}}]}}"""
            );

        _session.Stop(Completion);

        Assert.Equal(["src/scheduler.rs"], Entry.Affects.Where(file => file.Length > 0));
        Assert.Empty(_pool.Errors);
    }

    [Fact]
    public void An_answer_with_a_block_gets_no_second_entry()
    {
        _session.UserLine();

        _session.Stop(Completion + "\n\n```pool\nACTION: completed\nTOPIC: Race\n```\n");

        Assert.False(Entry.IsAutomatic);
    }

    [Fact]
    public void A_plan_gets_no_entry()
    {
        Edit(_session);

        _session.Stop(Plan);

        Assert.Empty(_pool.Lines);
    }

    [Fact]
    public void A_session_gets_one_entry_in_five_minutes_and_another_session_its_own()
    {
        Edit(_session);
        _session.Stop(Completion);
        _pool.Clock.Advance(new TimeSpan(0, 4, 59));
        _session.Stop("I've renamed the module. The build is clean.");
        Edit(new HookSession(_pool, "8d2e0f63-4b0a-4f3e")).Stop("I've renamed the module. The build is clean.");
        _pool.Clock.Advance(TimeSpan.FromSeconds(1));
        _session.Stop("I've added the index. The plan uses it, and all tests pass.");

        Assert.Equal(["7c1d9e52", "8d2e0f63", "7c1d9e52"], _pool.Entries.Select(entry => entry.SessionId));
    }

    [Fact]
    public void The_last_topic_is_not_repeated_however_late()
    {
        Edit(_session);
        _session.Stop(Completion);
        _pool.Clock.Advance(TimeSpan.FromMinutes(20));
        _session.Turn = "turn-002-x";
        Edit(_session);
        _session.Stop(Completion);

        Assert.Single(_pool.Entries);
    }

    [Theory]
    [InlineData("0", false)]
    [InlineData("1", true)]
    public void The_environment_switches_it(string value, bool isOn)
    {
        _pool.Variables["POOL_AUTO"] = value;
        _pool.WriteSettings(isOn ? "{\"auto\":false}" : "{\"auto\":true}");
        Edit(_session);

        _session.Stop(Completion);

        Assert.Equal(isOn ? 1 : 0, _pool.Entries.Count);
    }

    [Fact]
    public void With_ask_a_turn_that_changed_several_files_is_asked_once_for_its_block_and_no_entry_is_guessed()
    {
        _pool.Variables["POOL_AUTO"] = "ask";
        EditThree(_session);

        var asked = JsonNode.Parse(_session.Stop(Completion))!;

        Assert.Equal("block", asked["decision"]!.GetValue<string>());
        Assert.Contains("changed 3 files", asked["reason"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("```pool", asked["reason"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Empty(_pool.Lines);

        _pool.Clock.Advance(new TimeSpan(0, 29, 59));
        Assert.Equal("", _session.Stop(Completion));
        _pool.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.NotEqual("", _session.Stop(Completion));
    }

    [Fact]
    public void With_ask_a_turn_is_not_asked_twice_and_one_with_a_block_or_less_work_not_at_all()
    {
        _pool.Variables["POOL_AUTO"] = "ask";
        EditThree(_session);
        var few = Edit(new HookSession(_pool, "8d2e0f63-4b0a-4f3e"));

        Assert.Equal("", _session.Run("Stop", ("last_assistant_message", Completion), ("stop_hook_active", true)));
        Assert.Equal("", _session.Stop("```pool\nACTION: completed\nTOPIC: Race\n```"));
        Assert.Equal("", few.Stop(Completion));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("ask")]
    public void A_turn_in_which_the_session_posted_by_hand_is_neither_judged_nor_asked(string mode)
    {
        _pool.Variables["POOL_AUTO"] = mode;
        EditThree(_session);
        _session.CommandLine("pool add --action completed --topic Race");
        _pool.Add(new PoolEntry { Instance = "A", SessionId = "7c1d9e52", Action = PoolAction.Completed, Topic = "Race" });

        Assert.Equal("", _session.Stop(Completion));

        Assert.False(Entry.IsAutomatic);
    }

    private HookSession EditThree(HookSession session)
    {
        session.UserLine();
        for (var i = 0; i < 3; i++)
            session.EditLine("Write", Below($"src/{i}.rs"), id: $"toolu_{i}").ToolResultLine();
        return session;
    }

    private PoolEntry Entry => Assert.Single(_pool.Entries);

    private HookSession Edit(HookSession session) => session.UserLine().EditLine("Write", Below("src/scheduler.rs"));

    private string Below(string file) => $"{_pool.Environment.WorkingFolder}/{file}";
}
