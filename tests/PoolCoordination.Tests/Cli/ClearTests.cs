using PoolCoordination.Entries;
using PoolCoordination.Host;
using PoolCoordination.Pools;
using PoolCoordination.Storage;

namespace PoolCoordination.Tests.Cli;

/// <summary>What <c>/clear</c> leaves: the same client, a process, goes on with another session.</summary>
public sealed class ClearTests : IDisposable
{
    private const string Before = "aaaaaaaa-1";
    private const string After = "bbbbbbbb-1";

    private readonly ScratchFolder _folder = new();
    private readonly RunningClient _client;

    public ClearTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux has /proc");
        _client = new RunningClient(_folder);
        _client.Run(Before, "SessionStart", ("source", "startup"));
        _client.Run(
            Before,
            "Stop",
            ("last_assistant_message", "```pool\nACTION: claimed\nTOPIC: Auth\nAFFECTS: auth.py, db/\n```")
        );
        _client.Run(Before, "SessionEnd", ("reason", "clear"));
    }

    private Pool Pool =>
        new(new PoolLocation(_folder["log.jsonl"]), new PoolEnvironment(name => name == "HOME" ? _folder.Path : null, _folder.Path));

    public void Dispose()
    {
        _client?.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void The_claims_are_held_until_the_next_session_takes_them_over_by_a_line_each()
    {
        Assert.Equal("aaaaaaaa", Assert.Single(Held()).SessionId);

        _client.Run(After, "SessionStart", ("source", "clear"));

        var held = Assert.Single(Held());
        Assert.Equal("bbbbbbbb", held.SessionId);
        Assert.Equal(["auth.py", "db/"], held.Affects);
        Assert.Equal(2, File.ReadAllLines(_folder["log.jsonl"]).Length);
        Assert.Equal("", _client.Run(After, "PreToolUse", ("tool_name", "Edit"), ("tool_input", Edit)));
    }

    [Fact]
    public void A_claim_that_was_taken_over_is_shown_once()
    {
        var own = _client.Run(After, "SessionStart", ("source", "clear"));

        Assert.Equal(2, own.Split(" claimed: Auth (").Length);
        Assert.DoesNotContain("(ended)", own, StringComparison.Ordinal);
        Assert.Equal(2, Pool.Context(new Identity("C", "cccccccc-1")).Text(isFull: false).Split(" claimed: Auth (").Length);
    }

    [Fact]
    public void However_many_sessions_began_since_the_claims_are_taken_over()
    {
        using var other = new RunningClient(_folder);
        for (var i = 0; i < 9; i++)
            other.Run($"cccc{i:d4}-1", "SessionStart", ("source", "startup"));

        _client.Run(After, "SessionStart", ("source", "clear"));

        Assert.Equal("bbbbbbbb", Assert.Single(Held()).SessionId);
    }

    [Fact]
    public void In_another_working_tree_the_claims_are_taken_over_too()
    {
        var tree = _folder.Folder("tree");
        Directory.CreateDirectory(Path.Combine(tree, ".git"));

        _client.Run(After, "SessionStart", ("source", "clear"), ("cwd", tree));

        Assert.Equal("bbbbbbbb", Assert.Single(Held()).SessionId);
    }

    [Fact]
    public void However_often_it_is_cleared_the_work_stays_its_own()
    {
        File.WriteAllText(_folder["pool.json"], """{"inProgress":"deny"}""");
        var edit = new Dictionary<string, string> { ["file_path"] = _folder["pay.py"] };
        _client.Run(Before, "PostToolUse", ("tool_name", "Edit"), ("tool_input", edit));
        string? last = null;
        for (var i = 0; i < 10; i++)
        {
            if (last is not null)
                _client.Run(last, "SessionEnd", ("reason", "clear"));
            last = $"dddd{i:d4}-1";
            _client.Run(last, "SessionStart", ("source", "clear"));
        }

        Assert.Equal("", _client.Run(last!, "PreToolUse", ("tool_name", "Edit"), ("tool_input", edit)));
        Assert.Equal("pay.py", Assert.Single(Assert.Single(Pool.Sessions([])).ChangedFiles));
    }

    [Fact]
    public void The_name_stays_and_only_the_next_session_is_at_work()
    {
        var name = Pool.Sessions([])[0].Instance;

        _client.Run(After, "SessionStart", ("source", "clear"));

        var session = Assert.Single(Pool.Sessions([]));
        Assert.Equal((name, After), (session.Instance, session.SessionId));
    }

    [Fact]
    public void What_the_session_before_changed_is_the_next_ones_own()
    {
        File.WriteAllText(_folder["pay.py"], "changed");
        var edit = new Dictionary<string, string> { ["file_path"] = _folder["pay.py"] };
        _client.Run(Before, "SessionStart", ("source", "startup"));
        _client.Run(Before, "PostToolUse", ("tool_name", "Edit"), ("tool_input", edit));
        _client.Run(Before, "SessionEnd", ("reason", "clear"));

        Assert.DoesNotContain("pay.py", _client.Run(After, "SessionStart", ("source", "clear")), StringComparison.Ordinal);

        Assert.Equal("", _client.Run(After, "PreToolUse", ("tool_name", "Edit"), ("tool_input", edit)));
        Assert.Equal("pay.py", Assert.Single(Assert.Single(Pool.Sessions([])).ChangedFiles));
    }

    [Fact]
    public void A_session_with_a_title_is_not_told_that_it_was_its_own_namesake()
    {
        _client.Run(Before, "SessionStart", ("source", "startup"), ("session_title", "frontend"));
        _client.Run(Before, "SessionEnd", ("reason", "clear"));

        var output = _client.Run(After, "SessionStart", ("source", "clear"), ("session_title", "frontend"));

        Assert.DoesNotContain("Another session", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_late_hook_of_the_session_before_takes_nothing_back()
    {
        _client.Run(After, "SessionStart", ("source", "clear"));
        _client.Run(Before, "PostToolUse", ("tool_name", "Bash"), ("tool_use_id", "toolu_9"));

        Assert.Equal("bbbbbbbb", Assert.Single(Held()).SessionId);
        Assert.Equal(After, Assert.Single(Pool.Sessions([])).SessionId);
    }

    [Fact]
    public void What_the_session_before_is_heard_late_to_have_changed_is_the_next_ones_own()
    {
        File.WriteAllText(_folder["pay.py"], "changed");
        var edit = new Dictionary<string, string> { ["file_path"] = _folder["pay.py"] };
        _client.Run(After, "SessionStart", ("source", "clear"));
        _client.Run(Before, "PostToolUse", ("tool_name", "Edit"), ("tool_input", edit));

        Assert.Equal("", _client.Run(After, "PreToolUse", ("tool_name", "Edit"), ("tool_input", edit)));
        Assert.Equal("pay.py", Assert.Single(Assert.Single(Pool.Sessions([])).ChangedFiles));
    }

    [Fact]
    public void What_the_session_before_did_is_shown_to_the_next_one_as_its_own()
    {
        var context = _client.Run(After, "SessionStart", ("source", "clear"));

        Assert.Contains(" own, 0 others)", context, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_outside_its_working_tree_are_listed_with_their_whole_path()
    {
        var other = _folder.Folder("other");
        var file = Path.Combine(other, "pay.py");
        File.WriteAllText(file, "changed");
        Directory.CreateDirectory(Path.Combine(other, ".git"));
        var edit = new Dictionary<string, string> { ["file_path"] = file };
        _client.Run(After, "SessionStart", ("source", "clear"));
        _client.Run(After, "PostToolUse", ("tool_name", "Edit"), ("tool_input", edit));

        Assert.Equal([file], Assert.Single(Pool.Sessions([])).ChangedFiles);
    }

    [Theory]
    [InlineData("clear")]
    [InlineData("fork")]
    public void A_session_that_goes_on_beside_the_one_that_follows_it_keeps_its_work_and_denies_it_to_neither(string source)
    {
        var edits = new[] { "auth.py", "pay.py" }.Select(name => new Dictionary<string, string> { ["file_path"] = _folder[name] }).ToList();
        File.WriteAllText(_folder["pool.json"], """{"inProgress":"deny"}""");
        using var second = new RunningClient(_folder);
        second.Run(Before, "SessionStart", ("source", "resume"));
        foreach (var edit in edits)
            second.Run(Before, "PostToolUse", ("tool_name", "Edit"), ("tool_input", edit));
        _client.Run(Before, "SessionStart", ("source", "resume"));
        if (source == "clear")
            _client.Run(Before, "SessionEnd", ("reason", "clear"));

        _client.Run(After, "SessionStart", ("source", source));

        foreach (var edit in edits)
        {
            Assert.DoesNotContain("deny", Guard(second, Before, edit), StringComparison.Ordinal);
            Assert.DoesNotContain("deny", Guard(_client, After, edit), StringComparison.Ordinal);
        }

        using var other = new RunningClient(_folder);
        other.Run("cccccccc-1", "SessionStart", ("source", "startup"));
        Assert.Contains("deny", Guard(other, "cccccccc-1", edits[1]), StringComparison.Ordinal);

        static string Guard(RunningClient client, string session, object edit) =>
            client.Run(session, "PreToolUse", ("tool_name", "Edit"), ("tool_input", edit));
    }

    [Fact]
    public void Of_one_conversation_in_two_clients_that_are_both_cleared_each_goes_on_with_its_work()
    {
        const string second = "dddddddd-1";
        File.WriteAllText(_folder["pool.json"], """{"inProgress":"deny"}""");
        using var client = new RunningClient(_folder);
        client.Run(Before, "SessionStart", ("source", "resume"));
        client.Run(Before, "PostToolUse", ("tool_name", "Edit"), ("tool_input", Edit));
        _client.Run(Before, "SessionStart", ("source", "resume"));
        _client.Run(Before, "SessionEnd", ("reason", "clear"));
        _client.Run(After, "SessionStart", ("source", "clear"));

        client.Run(Before, "SessionEnd", ("reason", "clear"));
        client.Run(second, "SessionStart", ("source", "clear"));

        Assert.Equal("dddddddd", Assert.Single(Held()).SessionId);
        Assert.All(Pool.Sessions([]), session => Assert.Equal(["auth.py"], session.ChangedFiles));
        File.WriteAllText(_folder["pool.json"], """{"inProgress":"deny","guard":"off"}""");
        foreach (var (session, its) in new[] { (After, _client), (second, client) })
        {
            var output = its.Run(session, "PreToolUse", ("tool_name", "Edit"), ("tool_input", Edit));
            Assert.DoesNotContain("deny", output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Others_are_not_told_that_the_claims_were_ended()
    {
        _client.Run(After, "SessionStart", ("source", "clear"));

        using var other = new RunningClient(_folder);
        var context = other.Run("cccccccc-1", "SessionStart", ("source", "startup"));

        Assert.Contains("Auth", context, StringComparison.Ordinal);
        Assert.DoesNotContain("by force", context, StringComparison.Ordinal);
    }

    [Fact]
    public void A_session_of_another_client_takes_nothing_over()
    {
        using var other = new RunningClient(_folder);
        other.Run(After, "SessionStart", ("source", "clear"));

        Assert.Equal("aaaaaaaa", Assert.Single(Held()).SessionId);
    }

    [Fact]
    public void The_end_of_the_next_session_releases_them()
    {
        _client.Run(After, "SessionStart", ("source", "clear"));
        _client.Run(After, "SessionEnd", ("reason", "other"));

        Assert.Empty(Held());
    }

    [Fact]
    public void A_client_that_is_killed_before_the_next_session_began_leaves_them_to_others()
    {
        _client.Kill();

        using var other = new RunningClient(_folder);
        other.Run("cccccccc-1", "SessionStart", ("source", "startup"));

        Assert.Empty(Held());
    }

    [Fact]
    public void A_person_claims_what_a_killed_client_held()
    {
        _client.Kill();

        var result = Pool.Post(new PoolEntry { Action = PoolAction.Claimed, Topic = "Mine", Instance = "me", Affects = ["auth.py"] });

        Assert.True(result.IsGranted);
        Assert.Equal("Mine", Assert.Single(Held()).Topic);
    }

    private Dictionary<string, string> Edit => new() { ["file_path"] = _folder["auth.py"] };

    private List<PoolEntry> Held() => [.. Pool.Claims().HeldAt(Pool.Now).Select(claim => claim.Entry)];
}
