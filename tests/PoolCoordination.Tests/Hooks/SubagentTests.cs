using System.Text.Json.Nodes;
using PoolCoordination.Entries;
using PoolCoordination.Pools;

namespace PoolCoordination.Tests.Hooks;

/// <summary>What a subagent is told when it starts, and what it writes while it is at work.</summary>
public sealed class SubagentTests : IDisposable
{
    private const string Claim = "```pool\nACTION: claimed\nTOPIC: Auth\nAFFECTS: src/auth.py\n```";

    private readonly ScratchPool _pool = new();
    private readonly HookSession _session;
    private readonly HookSession _subagent;

    public SubagentTests()
    {
        _session = new HookSession(_pool, "aaaaaaaa-1").UserLine();
        _session.Start();
        var folder = Directory.CreateDirectory(Path.Combine(Path.ChangeExtension(_session.TranscriptPath, null), "subagents"));
        _subagent = new HookSession(_pool, _session.Id) { TranscriptPath = Path.Combine(folder.FullName, "agent-a1.jsonl") };
    }

    public void Dispose() => _pool.Dispose();

    [Fact]
    public void It_is_told_the_claims_of_others_and_what_a_block_is()
    {
        _session.Stop(Claim);
        _pool.Pool.Claim(new PoolEntry { Instance = "B", Action = PoolAction.Claimed, Topic = "Pay", Affects = ["src/pay.py"] });
        _pool.Add("B", "Not a claim");

        var context = JsonNode.Parse(Start())!["hookSpecificOutput"]!["additionalContext"]!.GetValue<string>();

        Assert.Contains("### Claims of others", context, StringComparison.Ordinal);
        Assert.Contains("- [B] claimed: Pay", context, StringComparison.Ordinal);
        Assert.DoesNotContain("Auth", context, StringComparison.Ordinal);
        Assert.DoesNotContain("Not a claim", context, StringComparison.Ordinal);
        Assert.Contains("fenced block named pool", context, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_claims_and_primer_it_is_told_nothing()
    {
        _pool.Variables["POOL_PRIMER"] = "off";

        Assert.Equal("", Start());
    }

    [Fact]
    public void An_agent_of_the_clients_own_is_told_nothing() => Assert.Equal("", _session.Run("SubagentStart", ("agent_type", "")));

    [Fact]
    public void Its_claim_guards_from_the_end_of_its_first_tool_on_and_is_written_once()
    {
        _subagent.UserLine().AssistantLine(Claim, isSidechain: true).EditLine("Edit", "x.py", id: "toolu_7", isSidechain: true);

        AfterTool("a1");
        AfterTool("a1");
        _session.Run("SubagentStop", ("agent_transcript_path", _subagent.TranscriptPath), ("last_assistant_message", "Done."));

        Assert.Equal("Auth", Assert.Single(_pool.Entries).Topic);
        Assert.Single(_pool.Pool.Claims().HeldAt(_pool.Clock.Now));
    }

    [Fact]
    public void An_id_that_is_a_path_is_not_followed()
    {
        File.WriteAllText(_pool.InFolder("agent-x.jsonl"), File.ReadAllText(_session.TranscriptPath));

        AfterTool("../../x");

        Assert.Empty(_pool.Errors);
        Assert.Empty(_pool.Lines);
    }

    private string Start() => _session.Run("SubagentStart", ("agent_type", "general-purpose"), ("agent_id", "a1"));

    private void AfterTool(string agent) =>
        _session.Run("PostToolUse", ("tool_name", "Edit"), ("tool_use_id", "toolu_7"), ("agent_id", agent), ("prompt_id", "turn-001-x"));
}
