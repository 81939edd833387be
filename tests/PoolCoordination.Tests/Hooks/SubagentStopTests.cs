using PoolCoordination.Hooks;

namespace PoolCoordination.Tests.Hooks;

public sealed class SubagentStopTests : IDisposable
{
    private readonly ScratchPool _pool = new();
    private readonly HookSession _session;
    private readonly HookSession _agent;

    public SubagentStopTests()
    {
        _session = new HookSession(_pool, "7c1d9e52-4b0a-4f3e");
        _agent = new HookSession(_pool, "agent-def456") { Turn = null };
        _session.UserLine();
    }

    [Fact]
    public void A_subagents_blocks_are_written_as_those_of_its_session()
    {
        _agent.UserLine("Explore");
        _agent.AssistantLine(Text("one"), isSidechain: true).ToolResultLine().AssistantLine(Text("two"), "msg_2", isSidechain: true);

        Assert.Equal("", Stop(Text("two")));
        Stop(Text("two"));

        Assert.Equal(["one", "two"], _pool.Entries.Select(entry => entry.Topic));
        Assert.All(_pool.Entries, entry => Assert.Equal("7c1d9e52", entry.SessionId));
    }

    [Fact]
    public void The_sessions_own_messages_wait_for_its_stop()
    {
        _agent.UserLine("Explore").AssistantLine("Nothing found.", isSidechain: true);
        _session.AssistantLine(Text("of the session"));

        Stop("Nothing found.");

        Assert.Empty(_pool.Lines);
    }

    [Fact]
    public void Without_its_transcript_the_final_message_counts_and_the_fault_is_logged()
    {
        Stop(Text("final"));

        Assert.Equal("final", Assert.Single(_pool.Entries).Topic);
        Assert.Contains("transcript", Assert.Single(_pool.Errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1h")]
    [InlineData("5m")]
    public void A_report_that_quotes_a_subagents_block_in_a_later_turn_repeats_it(string timeToLive)
    {
        var block = Text("of the agent").Replace("\n```", $"\nTTL: {timeToLive}\n```", StringComparison.Ordinal);
        _session.Stop("It works in the background.");
        Stop(block);
        _session.Turn = "turn-002-x";
        _pool.Clock.Advance(TimeSpan.FromMinutes(59));
        _session.UserLine("<task-notification>").AssistantLine($"The agent reports:\n{block}");

        _session.Stop($"The agent reports:\n{block}");

        Assert.Equal("of the agent", Assert.Single(_pool.Entries).Topic);
    }

    [Fact]
    public void What_a_later_turn_says_again_an_hour_after_a_subagent_is_new_once_the_first_is_over()
    {
        var block = Text("of the agent").Replace("\n```", "\nTTL: 5m\n```", StringComparison.Ordinal);
        Stop(block);
        _session.Turn = "turn-002-x";
        _pool.Clock.Advance(TimeSpan.FromMinutes(60));

        _session.UserLine().Stop(block);

        Assert.Equal(["of the agent", "of the agent"], _pool.Entries.Select(entry => entry.Topic));
    }

    [Fact]
    public void The_clients_own_agent_which_compacts_a_conversation_posts_nothing_and_logs_nothing()
    {
        _session.Run(
            "SubagentStop",
            ("agent_id", "c"),
            ("agent_type", ""),
            ("agent_transcript_path", _pool.InFolder("missing.jsonl")),
            ("last_assistant_message", $"Summary: {Text("long ago")}")
        );

        Assert.Empty(_pool.Lines);
        Assert.Empty(_pool.Errors);
    }

    [Fact]
    public void The_payload_of_a_real_client_is_read()
    {
        Assert.Equal("", HookSession.TextOf(Hook.Run(Sample.Bytes("hooks/SubagentStop.json"), _pool.Environment, _pool.Path, _pool.Clock)));

        Assert.Empty(_pool.Lines);
    }

    public void Dispose() => _pool.Dispose();

    private string Stop(string message) =>
        _session.Run(
            "SubagentStop",
            ("prompt_id", _session.Turn),
            ("agent_id", "def456"),
            ("agent_type", "Explore"),
            ("agent_transcript_path", _agent.TranscriptPath),
            ("last_assistant_message", message)
        );

    private static string Text(string topic) => $"Next.\n```pool\nACTION: completed\nTOPIC: {topic}\n```\n";
}
