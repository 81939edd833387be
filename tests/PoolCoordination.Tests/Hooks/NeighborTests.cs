using System.Text.Json.Nodes;
using PoolCoordination.Pools;
using PoolCoordination.Sessions;
using PoolCoordination.Status;
using PoolCoordination.Tests.Git;

namespace PoolCoordination.Tests.Hooks;

/// <summary>What a session that begins is told of the others in its working tree.</summary>
public sealed class NeighborTests : IDisposable
{
    private readonly ScratchPool _pool = new();
    private readonly string _tree;
    private readonly RealGit _git;

    public NeighborTests()
    {
        RealGit.Require();
        _tree = _pool.InFolder("shop");
        _git = RealGit.Init(_tree);
        _git.Run("checkout", "-q", "-b", "payments");
        _pool.Variables["POOL_PRIMER"] = "off";
    }

    public void Dispose() => _pool.Dispose();

    [Fact]
    public void A_session_that_is_alone_is_told_nothing()
    {
        Assert.Equal("", Start("aaaaaaaa-1"));
        Assert.Equal("", Start("aaaaaaaa-1"));
    }

    [Fact]
    public void It_is_told_who_else_is_at_work_on_which_branch_and_what_they_have_not_committed()
    {
        Start("aaaaaaaa-1");
        Run("aaaaaaaa-1", "UserPromptSubmit", ("prompt", "Fix it"));
        Change("aaaaaaaa-1", "src/pay.py");
        _pool.Clock.Advance(TimeSpan.FromMinutes(3));

        var lines = Start("bbbbbbbb-1").TrimEnd('\n').Split('\n');

        Assert.Equal(
            [
                "Also at work in this working tree (names are theirs): \"shop-1\" (working, begun 3m ago, branch \"payments\").",
                "Changed there and not committed: \"src/pay.py\" by \"shop-1\".",
            ],
            lines.Select(line => line.Replace('\\', '/'))
        );
    }

    [Fact]
    public void Those_in_another_working_tree_and_those_that_have_ended_are_not_among_them()
    {
        var other = _pool.InFolder("fix");
        _git.Run("worktree", "add", "-q", other);
        Run("aaaaaaaa-1", "SessionStart", ("cwd", other));
        Start("bbbbbbbb-1");
        Run("bbbbbbbb-1", "SessionEnd", ("reason", "other"));

        Assert.Equal("", Start("cccccccc-1"));
    }

    [Fact]
    public void What_a_session_left_that_has_ended_is_not_among_the_files_of_those_at_work()
    {
        Start("aaaaaaaa-1");
        Change("aaaaaaaa-1", "left.py");
        Run("aaaaaaaa-1", "SessionEnd", ("reason", "other"));
        Start("bbbbbbbb-1");
        Change("bbbbbbbb-1", "present.py");

        var text = Start("cccccccc-1");

        Assert.Contains("present.py", text, StringComparison.Ordinal);
        Assert.DoesNotContain("left.py", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_status_names_those_at_work_in_the_same_working_tree()
    {
        Start("aaaaaaaa-1");
        Start("bbbbbbbb-1");
        Run("bbbbbbbb-1", "UserPromptSubmit", ("prompt", "Fix it"));
        Start("cccccccc-1");
        Run("cccccccc-1", "SessionEnd", ("reason", "other"));
        _pool.Variables["CLAUDE_CODE_SESSION_ID"] = "aaaaaaaa-1";

        var status = PoolStatus.Read(new Pool(_pool.Location, _pool.Environment.In(_tree), _pool.Clock));

        Assert.Equal(["shop-2 (working)"], status.Neighbors);
        Assert.Contains("others: at work here: shop-2 (working)", status.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_subfolder_is_in_the_same_working_tree()
    {
        Run("aaaaaaaa-1", "SessionStart", ("cwd", Directory.CreateDirectory(Path.Combine(_tree, "src")).FullName));

        Assert.Contains("\"shop-1\"", Start("bbbbbbbb-1"), StringComparison.Ordinal);
    }

    [Fact]
    public void However_many_there_are_it_is_two_lines()
    {
        for (var i = 0; i < 40; i++)
        {
            Start($"aaaaaa{i:00}-1");
            for (var j = 0; j < 5; j++)
                Change($"aaaaaa{i:00}-1", $"f{i}-{j}.py");
        }

        var text = Start("bbbbbbbb-1");
        Assert.Equal(2, text.TrimEnd('\n').Split('\n').Length);
        Assert.Contains(" and others.", text, StringComparison.Ordinal);
        Assert.Contains(" and others.\n", text, StringComparison.Ordinal);
        Assert.InRange(text.Length, 1, 1500);
    }

    [Fact]
    public void A_session_that_has_ended_and_is_resumed_is_at_work_again()
    {
        Start("aaaaaaaa-1");
        Run("aaaaaaaa-1", "SessionEnd", ("reason", "other"));
        Assert.Equal(SessionStatus.Ended, SessionRecords.Find(_pool.Location, "aaaaaaaa-1")!.Status);

        Start("aaaaaaaa-1");

        Assert.Equal(SessionStatus.Waiting, SessionRecords.Find(_pool.Location, "aaaaaaaa-1")!.Status);
    }

    [Fact]
    public void Two_hundred_sessions_at_once_are_all_there()
    {
        Parallel.For(0, 200, i => Start($"session-{i}"));

        Assert.Equal(200, _pool.Pool.Sessions([]).Count);
        Assert.Empty(_pool.Errors);
    }

    [Fact]
    public void The_pool_says_who_is_at_work_where_and_on_what()
    {
        Start("aaaaaaaa-1");
        Change("aaaaaaaa-1", "src/pay.py");
        Run("aaaaaaaa-1", "Stop", ("last_assistant_message", "```pool\nACTION: claimed\nTOPIC: Payment\nAFFECTS: src/pay.py\n```"));

        var session = Assert.Single(_pool.Pool.Sessions([]));

        Assert.Equal(("shop-1", "payments", _tree), (session.Instance, session.Branch, session.WorkingTree));
        Assert.Equal("Payment", Assert.Single(session.Claims));
        Assert.Equal("src/pay.py", Assert.Single(session.ChangedFiles));
        Assert.Empty(_pool.Pool.Sessions(["B*"]));
    }

    [Theory]
    [InlineData("Fix the payment\nIt fails since Monday.", "Fix the payment")]
    [InlineData("\n\n  Fix \u001b[31mthe\tpayment ", "Fix the payment")]
    [InlineData("Deploy with password=hunter2secret99", "Deploy with password=[redacted]")]
    public void The_pool_says_what_a_sessions_user_asked_for_last(string prompt, string topic)
    {
        Start("aaaaaaaa-1");
        Run("aaaaaaaa-1", "UserPromptSubmit", ("prompt", prompt));

        Assert.Equal(topic, Assert.Single(_pool.Pool.Sessions([])).Topic);
    }

    [Theory]
    [InlineData("/compact")]
    [InlineData("<task-notification>done</task-notification>")]
    [InlineData(" \n ")]
    public void What_the_client_sends_by_itself_is_not_what_was_asked_for(string prompt)
    {
        Start("aaaaaaaa-1");
        Run("aaaaaaaa-1", "UserPromptSubmit", ("prompt", "Fix the payment"));
        Run("aaaaaaaa-1", "UserPromptSubmit", ("prompt", prompt));

        Assert.Equal("Fix the payment", Assert.Single(_pool.Pool.Sessions([])).Topic);
    }

    [Fact]
    public void The_pool_says_the_title_that_a_session_was_given()
    {
        Run("aaaaaaaa-1", "SessionStart", ("session_title", "frontend"));
        Run("aaaaaaaa-1", "UserPromptSubmit", ("prompt", "Fix it"));

        Assert.Equal("frontend", Assert.Single(_pool.Pool.Sessions([])).Title);
    }

    [Fact]
    public void The_pool_says_what_a_session_could_not_do_because_of_another()
    {
        const string claim = "```pool\nACTION: claimed\nTOPIC: Payment\nAFFECTS: src/pay.py\n```";
        Start("aaaaaaaa-1");
        Start("bbbbbbbb-1");
        Run("aaaaaaaa-1", "Stop", ("last_assistant_message", claim));
        _pool.Clock.Advance(TimeSpan.FromMinutes(1));
        Run("bbbbbbbb-1", "Stop", ("last_assistant_message", claim));
        _pool.Clock.Advance(TimeSpan.FromMinutes(1));
        var file = Path.Combine(_tree, "src", "pay.py");
        Run("bbbbbbbb-1", "PreToolUse", ("tool_name", "Edit"), ("tool_input", new JsonObject { ["file_path"] = file }));

        var refusals = _pool.Pool.Sessions([]).Single(session => session.SessionId == "bbbbbbbb-1").Refusals;

        Assert.Equal(
            [(PoolRefusalKind.Claim, "Payment", "shop-1"), (PoolRefusalKind.Change, file, "shop-1")],
            refusals.Select(refusal => (refusal.Kind, refusal.Subject, refusal.Holder))
        );
        _pool.Clock.Advance(TimeSpan.FromHours(25));
        Assert.All(_pool.Pool.Sessions([]), session => Assert.Empty(session.Refusals));
    }

    private string Start(string id) => Run(id, "SessionStart", ("source", "startup"));

    private void Change(string id, string file)
    {
        var path = Path.Combine(_tree, file.Native());
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "x");
        Run(id, "PostToolUse", ("tool_name", "Write"), ("tool_input", new JsonObject { ["file_path"] = path }));
    }

    private string Run(string id, string eventName, params (string Name, JsonNode? Value)[] members) =>
        new HookSession(_pool, id).Run(eventName, [("cwd", _tree), .. members]);
}
