using System.Text.Json.Nodes;
using PoolCoordination.Sessions;
using PoolCoordination.Tests.Git;

namespace PoolCoordination.Tests.Hooks;

/// <summary>Two sessions in one working tree, one of which has changed a file and not committed it; nobody has claimed anything.</summary>
public sealed class InProgressTests : IDisposable
{
    private readonly ScratchPool _pool = new();
    private readonly string _tree;
    private readonly RealGit _git;
    private readonly HookSession _a;
    private readonly HookSession _b;

    public InProgressTests()
    {
        RealGit.Require();
        _tree = _pool.InFolder("shop");
        _git = RealGit.Init(_tree);
        // What sessions change is changed after that commit.
        _pool.Clock.Now = DateTimeOffset.UtcNow.AddMinutes(1);
        (_a, _b) = (Begin("aaaaaaaa-1"), Begin("bbbbbbbb-1"));
    }

    public void Dispose() => _pool.Dispose();

    [Fact]
    public void Whoever_edits_the_file_is_warned_once()
    {
        Change(_a, "src/pay.py");
        _pool.Clock.Advance(TimeSpan.FromMinutes(5));

        var warning = Edit(_b, "src/pay.py")!;
        Assert.Null(warning["permissionDecision"]);
        var text = warning["additionalContext"]!.GetValue<string>();
        Assert.Contains("Another session is changing", text, StringComparison.Ordinal);
        Assert.Contains("\"aaaaaaaa\"", text, StringComparison.Ordinal);
        Assert.Contains("changed it 5m ago", text, StringComparison.Ordinal);
        Assert.Null(Edit(_b, "src/pay.py"));
    }

    [Fact]
    public void The_session_itself_and_other_files_are_passed_without_a_word()
    {
        Change(_a, "src/pay.py");

        Assert.Null(Edit(_a, "src/pay.py"));
        Assert.Null(Edit(_b, "src/other.py"));
    }

    [Fact]
    public void A_file_that_was_committed_is_passed_without_a_word_also_once_it_was_changed_again()
    {
        Change(_a, "src/pay.py");
        _git.Commit();
        Assert.Null(Edit(_b, "src/pay.py"));

        Change(_b, "src/pay.py");
        Assert.Contains("\"bbbbbbbb\"", Edit(_a, "src/pay.py")!["additionalContext"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Null(Edit(_b, "src/pay.py"));
    }

    [Fact]
    public void A_file_whose_change_was_taken_back_is_passed_without_a_word()
    {
        Change(_a, "readme");
        _git.Run("checkout", "-q", "--", "readme");

        Assert.Null(Edit(_b, "readme"));
    }

    [Fact]
    public void What_is_left_of_a_file_of_which_a_part_was_committed_is_still_the_sessions()
    {
        _pool.Variables["POOL_INPROGRESS"] = "deny";
        Change(_a, "readme");
        _git.Commit();
        File.AppendAllText(Path.Combine(_tree, "readme"), "a part that was not added");

        Assert.Equal("deny", Edit(_b, "readme")!["permissionDecision"]!.GetValue<string>());
        Assert.Null(Edit(_a, "readme"));
    }

    [Fact]
    public void What_was_committed_and_taken_out_of_the_history_again_is_still_the_sessions()
    {
        _pool.Clock.Now = DateTimeOffset.UtcNow;
        Change(_a, "readme");
        _git.Commit();
        Assert.DoesNotContain("is changing", Edit(_b, "readme")?.ToJsonString() ?? "", StringComparison.Ordinal);

        _git.Run("reset", "-q", "HEAD~1");

        Assert.Contains("is changing", Edit(_b, "readme")!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_session_left_that_has_ended_is_denied_to_nobody_and_a_person_decides()
    {
        _pool.Variables["POOL_INPROGRESS"] = "deny";
        Change(_a, "readme");
        Assert.Equal("deny", Edit(_b, "readme")!["permissionDecision"]!.GetValue<string>());

        Run(_a, "SessionEnd", ("reason", "other"));

        var answer = Edit(_b, "readme")!;
        Assert.Equal("ask", answer["permissionDecision"]!.GetValue<string>());
        Assert.Contains("are left in", answer.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_comes_back_from_the_stash_is_still_of_the_session_that_changed_it()
    {
        Change(_a, "readme");
        // Git writes down when, and the test's clock is ahead of it.
        _pool.Clock.Now = DateTimeOffset.UtcNow;
        Change(_a, "readme");
        _git.Run("stash", "push", "-q");
        Assert.DoesNotContain("is changing", Edit(_b, "readme")?.ToJsonString() ?? "", StringComparison.Ordinal);

        _git.Run("stash", "pop", "-q");

        Assert.Contains("is changing", Edit(_b, "readme")!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_worktree_has_files_of_its_own()
    {
        var other = _pool.InFolder("fix");
        _git.Run("worktree", "add", "-q", other);
        Change(_a, "readme");

        Assert.Null(Edit(_b, Path.Combine(other, "readme")));
    }

    [Theory]
    [InlineData("ask")]
    [InlineData("deny")]
    public void The_option_says_what_happens_each_time(string word)
    {
        _pool.Variables["POOL_INPROGRESS"] = word;
        Change(_a, "readme");

        Assert.Equal(word, Edit(_b, "readme")!["permissionDecision"]!.GetValue<string>());
        Assert.Equal(word, Edit(_b, "readme")!["permissionDecision"]!.GetValue<string>());
    }

    [Fact]
    public void Where_the_option_is_off_nothing_is_said()
    {
        _pool.Variables["POOL_INPROGRESS"] = "off";
        Change(_a, "readme");

        Assert.Null(Edit(_b, "readme"));
    }

    [Fact]
    public void What_a_session_left_that_has_ended_is_said_for_seven_days()
    {
        Change(_a, "readme");
        Run(_a, "SessionEnd", ("reason", "other"));
        _pool.Clock.Advance(TimeSpan.FromHours(2));

        Assert.Contains("ended 2h ago", Edit(_b, "readme")!.ToJsonString(), StringComparison.Ordinal);
        _pool.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Null(Edit(Begin("cccccccc-1"), "readme"));
    }

    [Fact]
    public void Outside_a_repository_a_change_counts_for_half_an_hour()
    {
        var plain = _pool.InFolder("plain", "a.py");
        Directory.CreateDirectory(_pool.InFolder("plain"));
        Change(_a, plain);

        _pool.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.DoesNotContain("commit", Edit(_b, plain)!.ToJsonString(), StringComparison.Ordinal);
        _pool.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(Edit(Begin("cccccccc-1"), plain));
    }

    [Fact]
    public void Nobody_is_denied_his_own_uncommitted_work()
    {
        Change(_a, "readme");
        _b.Stop("```pool\nACTION: claimed\nTOPIC: Manual\nAFFECTS: " + Path.Combine(_tree, "readme") + "\n```");

        var own = Edit(_a, "readme")!;
        Assert.Null(own["permissionDecision"]);
        var text = own["additionalContext"]!.GetValue<string>();
        Assert.Contains("own changes to the file are not committed", text, StringComparison.Ordinal);
        Assert.NotNull(Edit(_a, "readme"));
        var told = Run(_b, "UserPromptSubmit", ("prompt", "x"));
        Assert.Contains("the claim \"Manual\" of this session covers, has changes of \"shop-1\"", told, StringComparison.Ordinal);
        Assert.DoesNotContain("has changes of", Run(_b, "UserPromptSubmit", ("prompt", "x")), StringComparison.Ordinal);
        Assert.NotNull(Edit(_b, "readme"));

        Assert.Equal("deny", Edit(Begin("cccccccc-1"), "readme")!["permissionDecision"]!.GetValue<string>());
        _git.Commit();
        Assert.Equal("deny", Edit(_a, "readme")!["permissionDecision"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("ask")]
    [InlineData("deny")]
    public void Of_two_sessions_that_have_both_changed_a_file_neither_is_kept_from_it(string word)
    {
        Change(_a, "readme");
        Change(_b, "readme");
        _pool.Variables["POOL_INPROGRESS"] = word;

        foreach (var session in (HookSession[])[_a, _b])
        {
            var answer = Edit(session, "readme")!;
            Assert.Null(answer["permissionDecision"]);
            Assert.Contains("Another session is changing", answer["additionalContext"]!.GetValue<string>(), StringComparison.Ordinal);
        }

        Assert.Equal(word, Edit(Begin("cccccccc-1"), "readme")!["permissionDecision"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"half")]
    [InlineData(null)]
    public void A_record_that_was_damaged_or_removed_is_made_anew_in_the_middle_of_the_turn(string? content)
    {
        var record = Directory.GetFiles(_pool.Location.SessionsFolder, "aaaaaaaa*.session").Single();
        if (content is null)
            Directory.Delete(_pool.Location.SessionsFolder, recursive: true);
        else
            File.WriteAllText(record, content);

        Change(_a, "readme");

        Assert.Contains("is changing", Edit(_b, "readme")!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(SessionStatus.Working, SessionRecords.Find(_pool.Location, _a.Id)!.Status);
    }

    [Fact]
    public void A_turn_that_ends_after_its_session_did_revives_nothing_and_claims_nothing()
    {
        Run(_a, "SessionEnd", ("reason", "other"));

        _a.Stop("```pool\nACTION: claimed\nTOPIC: Late\nAFFECTS: late.py\n```");

        Assert.Equal(SessionStatus.Ended, SessionRecords.Find(_pool.Location, _a.Id)!.Status);
        Assert.Empty(_pool.Pool.Claims().HeldAt(_pool.Pool.Now));
        Assert.Null(Edit(_b, "late.py"));
    }

    [Theory]
    [InlineData(" ")]
    [InlineData(".")]
    [InlineData("ü")]
    public void A_session_whose_id_is_no_word_is_told_of_as_any_other(string id)
    {
        var odd = Begin(id);
        Begin("-");
        Change(odd, "readme");

        Assert.Contains("is changing", Edit(_b, "readme")!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(id, SessionRecords.Find(_pool.Location, id)!.SessionId);
        Assert.Empty(_pool.Errors);
    }

    [Fact]
    public void An_edit_that_is_heard_of_after_its_session_has_ended_is_left_by_it_and_revives_nothing()
    {
        Run(_a, "SessionEnd", ("reason", "other"));
        Change(_a, "readme");

        Assert.Contains("are left in", Edit(_b, "readme")!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(SessionStatus.Ended, SessionRecords.Find(_pool.Location, _a.Id)!.Status);
    }

    [Fact]
    public void A_session_that_goes_on_is_not_kept_from_what_it_changed_at_its_end()
    {
        _pool.Variables["POOL_INPROGRESS"] = "deny";
        Change(_b, "readme");
        Run(_a, "SessionEnd", ("reason", "other"));
        Change(_a, "readme");
        Run(_a, "SessionStart", ("source", "resume"));

        Assert.Null(Edit(_a, "readme")!["permissionDecision"]);
    }

    [Fact]
    public void A_path_that_begins_at_the_sessions_folder_is_that_of_the_same_file()
    {
        Change(_a, "src/pay.py");

        var input = new JsonObject { ["file_path"] = "src/pay.py" };
        var output = Run(_b, "PreToolUse", ("tool_name", "Edit"), ("tool_input", input));

        Assert.Contains("is changing", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_warning_says_what_to_do()
    {
        Change(_a, "readme");

        Assert.Contains("git add -p", Edit(_b, "readme")!.ToJsonString(), StringComparison.Ordinal);
    }

    private HookSession Begin(string id)
    {
        var session = new HookSession(_pool, id);
        Run(session, "SessionStart", ("source", "startup"));
        return session;
    }

    private void Change(HookSession session, string file)
    {
        var path = Path.Combine(_tree, file.Native());
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, Guid.NewGuid().ToString());
        Run(session, "PostToolUse", ("tool_name", "Edit"), ("tool_input", new JsonObject { ["file_path"] = path }));
    }

    private JsonNode? Edit(HookSession session, string file)
    {
        var path = Path.Combine(_tree, file.Native());
        var output = Run(session, "PreToolUse", ("tool_name", "Edit"), ("tool_input", new JsonObject { ["file_path"] = path }));
        return output.Length == 0 ? null : JsonNode.Parse(output)!["hookSpecificOutput"];
    }

    private string Run(HookSession session, string eventName, params (string, JsonNode?)[] members) =>
        session.Run(eventName, [.. members, ("cwd", _tree)]);
}
