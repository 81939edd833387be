using System.Text.Json.Nodes;
using PoolCoordination.Entries;
using PoolCoordination.Pools;

namespace PoolCoordination.Tests.Hooks;

/// <summary>What others add while a turn goes on reaches the model before it edits a file.</summary>
public sealed class NewsInTurnTests : IDisposable
{
    private readonly ScratchPool _pool = new();
    private readonly HookSession _session;

    public NewsInTurnTests()
    {
        _session = new HookSession(_pool, "aaaaaaaa-1").UserLine();
        _session.Start();
        _session.Prompt();
        _pool.Clock.Advance(TimeSpan.FromMinutes(5));
        _pool.Add("C", "Before the turn");
        _session.Prompt();
        _pool.Clock.Advance(TimeSpan.FromSeconds(10));
    }

    public void Dispose() => _pool.Dispose();

    [Fact]
    public void A_blocker_is_told_before_the_next_edit_and_once()
    {
        _pool.Add("B", "API changed", PoolAction.Blocked, blocks: "All callers");

        Assert.Contains("[B] blocked: API changed", Edit("src/pay.py"), StringComparison.Ordinal);
        Assert.Equal("", Edit("src/pay.py"));
        Assert.Equal("", _session.Prompt());
    }

    [Fact]
    public void The_first_entry_of_a_pool_is_told_to_a_session_that_began_before_it()
    {
        using var pool = new ScratchPool();
        var session = new HookSession(pool, "aaaaaaaa-1").UserLine();
        session.Start();
        session.Prompt();
        pool.Add("B", "API changed", PoolAction.Blocked);

        Assert.Contains("[B] blocked: API changed", Edit(session, "src/pay.py"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_that_names_the_file_is_told_before_its_edit()
    {
        _pool.Add(
            new PoolEntry
            {
                Instance = "B",
                Topic = "Pay",
                Action = PoolAction.Completed,
                Affects = ["src/pay.py"],
            }
        );

        Assert.Equal("", Edit("src/other.py"));
        Assert.Contains("[B] completed: Pay", Edit("src/pay.py"), StringComparison.Ordinal);
    }

    [Fact]
    public void That_a_claim_was_ended_by_force_is_told_at_once_however_long_it_was_held()
    {
        _session.Stop("```pool\nACTION: claimed\nTOPIC: Payment\nAFFECTS: src/pay.py\n```");
        _session.Prompt();
        _pool.Clock.Advance(TimeSpan.FromMinutes(5));
        _pool.Add("C", "Something else");
        _session.Prompt();

        var claim = Assert.Single(_pool.Pool.Claims().HeldAt(_pool.Clock.Now));
        _pool.Pool.Release(claim, new Identity("B", null), isForced: true, reason: "It stands in the way");

        Assert.Contains("It ended the claim \"Payment\"", Edit("src/other.py"), StringComparison.Ordinal);
        Assert.Equal("", Edit("src/other.py"));
    }

    [Fact]
    public void Other_news_are_told_once_a_minute()
    {
        _pool.Add("B", "First");
        Assert.Equal("", Edit("src/pay.py"));

        _pool.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Contains("First", Edit("src/pay.py"), StringComparison.Ordinal);
        _pool.Add("B", "Second");
        Assert.Equal("", Edit("src/pay.py"));

        Assert.Contains("Second", _session.Prompt(), StringComparison.Ordinal);
    }

    [Fact]
    public void They_are_short_and_say_how_many_more_there_are()
    {
        for (var i = 0; i < 20; i++)
            _pool.Add("B", $"Topic {i} {new string('x', 60)}", PoolAction.Blocked);

        var told = Edit("src/pay.py");

        Assert.InRange(told.Length, 200, 600);
        Assert.Contains("Topic 19", told, StringComparison.Ordinal);
    }

    [Fact]
    public void An_edit_that_is_denied_leaves_them_for_the_next()
    {
        var file = _pool.InFolder("src", "pay.py");
        _pool.Add(new PoolEntry { Instance = "B", Action = PoolAction.Claimed, Topic = "Pay", Affects = [file] });
        _pool.Add("B", "Down", PoolAction.Blocked);

        Assert.Equal("", Edit("src/pay.py"));

        Assert.Contains("Down", Edit("src/other.py"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_could_not_be_written_is_told_again()
    {
        _pool.Add("B", "Down", PoolAction.Blocked);

        _session.Output("PreToolUse", Members("src/pay.py"));

        Assert.Contains("Down", Edit("src/pay.py"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_subagent_is_not_told_them_so_that_its_session_is()
    {
        _pool.Add("B", "Down", PoolAction.Blocked);

        Assert.Equal("", ContextOf(_session.Run("PreToolUse", [.. Members("src/pay.py"), ("agent_id", "a1")])));

        Assert.Contains("Down", Edit("src/pay.py"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_edit_whose_file_is_not_named_is_not_known_to_be_free() =>
        Assert.Contains("the hook's input names no file", _session.Run("PreToolUse", ("tool_name", "Edit")), StringComparison.Ordinal);

    private string Edit(string file) => Edit(_session, file);

    private string Edit(HookSession session, string file) => ContextOf(session.Run("PreToolUse", Members(file)));

    private (string, JsonNode?)[] Members(string file) =>
        [("tool_name", "Edit"), ("tool_input", new JsonObject { ["file_path"] = _pool.InFolder(file.Split('/')) })];

    private static string ContextOf(string output) =>
        output.Length == 0 ? "" : JsonNode.Parse(output)!["hookSpecificOutput"]!["additionalContext"]?.GetValue<string>() ?? "";
}
