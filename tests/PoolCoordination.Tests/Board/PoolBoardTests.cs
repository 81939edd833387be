using System.Text.Json;
using System.Text.Json.Nodes;
using PoolCoordination.Board;
using PoolCoordination.Entries;
using PoolCoordination.Pools;
using PoolCoordination.Tests.Git;

namespace PoolCoordination.Tests.Board;

public sealed class PoolBoardTests : IDisposable
{
    private const string A = "aaaaaaaa-1";
    private const string B = "bbbbbbbb-1";
    private const string C = "cccccccc-1";
    private const string D = "dddddddd-1";
    private const string E = "eeeeeeee-1";

    private readonly BoardPool _pool = new();

    public void Dispose() => _pool.Dispose();

    [Fact]
    public void The_name_of_a_project_steers_no_terminal()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "no file's name has control characters");
        const string Hostile = "sh\u001b[31mop\u0007";
        var folder = _pool.Scratch.InFolder(Hostile);
        Directory.CreateDirectory(Path.Combine(folder, ".git"));
        _pool.Start(A, Hostile);
        _pool.Scratch.Pool.Add(new PoolEntry { Instance = "me", Topic = "Here", Root = folder });

        var board = _pool.BoardOf(Hostile);
        Assert.Equal(("shop", A, "shop"), (board.Project, Assert.Single(board.Sessions).Session.SessionId, board.Entries[0].Project));
        Assert.StartsWith("shop: 1 session", board.ToString(), StringComparison.Ordinal);
        var environment = _pool.Scratch.Environment.In(folder);
        var report = PoolReport.Read(new Pool(_pool.Scratch.Location, environment, _pool.Scratch.Clock), _pool.Scratch.Clock.GetUtcNow());
        Assert.StartsWith("# shop, ", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_sessions_come_first_that_need_a_person_most()
    {
        foreach (var id in (string[])[A, B, C, D, E])
            _pool.Start(id);
        _pool.Post(A, "claimed", "Payment", "src/pay.py");
        _pool.Prompt(A);
        _pool.Prompt(B);
        _pool.Edit(B, "src/pay.py");
        _pool.Post(C, "blocked", "Test data");
        _pool.Prompt(D);

        Assert.Equal(
            [(E, BoardState.Waiting), (C, BoardState.Blocked), (B, BoardState.Denied), (A, BoardState.Working), (D, BoardState.Working)],
            _pool.Board.Sessions.Select(session => (session.Session.SessionId, session.State))
        );
        Assert.Equal(
            "5 sessions: 1 waiting, 1 blocked, 1 denied, 2 working; 1 claim (1 refused); 2 entries",
            _pool.Board.Counts.ToString()
        );
    }

    [Fact]
    public void Whoever_was_turned_away_waits_for_the_files_that_he_wanted()
    {
        _pool.Start(A);
        _pool.Start(B);
        _pool.Start(C);
        _pool.Post(A, "claimed", "Payment", "src/pay.py, src/refund/, tests/");
        _pool.Post(B, "claimed", "Refunds", "src/refund/rules.py");
        _pool.Prompt(C);
        _pool.Edit(C, "tests/test_pay.py");

        var waiting = BoardFile.Of(_pool.Board).ToDictionary(file => file.Path, file => $"{file.Waiting}");

        var names = _pool.Board.Sessions.ToDictionary(session => session.Session.SessionId, session => session.Session.Instance);
        Assert.Equal(("", names[B], names[C]), (waiting["src/pay.py"], waiting["src/refund/"], waiting["tests/"]));
    }

    [Fact]
    public void Whoever_was_refused_a_claim_waits_for_its_holder_until_it_is_released()
    {
        _pool.Start(A);
        _pool.Start(B);
        _pool.Post(A, "claimed", "Payment", "src/pay.py");
        _pool.Scratch.Clock.Advance(TimeSpan.FromMinutes(1));
        _pool.Post(B, "claimed", "Refunds", "src/");

        var waiting = _pool.Board.Sessions.Single(session => session.Session.SessionId == B);
        Assert.Equal(BoardState.Blocked, waiting.State);
        Assert.Equal([new BoardWait("Payment", "shop-1", _pool.Scratch.Clock.Now)], waiting.WaitsFor);
        Assert.Equal(_pool.Scratch.Clock.Now, waiting.Since);

        _pool.Scratch.Clock.Advance(TimeSpan.FromMinutes(1));
        _pool.Post(A, "completed", "Payment", "src/pay.py");

        Assert.Empty(_pool.Board.Sessions.Single(session => session.Session.SessionId == B).WaitsFor);
    }

    [Fact]
    public void A_session_is_blocked_by_what_it_said_until_that_is_completed()
    {
        _pool.Start(A);
        _pool.Start(B);
        _pool.Post(B, "claimed", "test data", "data/");
        _pool.Post(A, "blocked", "Test data");

        Assert.Equal("shop-2: Test data", Assert.Single(_pool.Board.Sessions[^1].WaitsFor).ToString());

        _pool.Post(B, "completed", "Test data");

        Assert.All(_pool.Board.Sessions, session => Assert.Empty(session.WaitsFor));
    }

    [Fact]
    public void What_was_added_by_hand_for_an_instance_blocks_its_session()
    {
        _pool.Start(A);
        _pool.Scratch.Add("SHOP-1", "The key", PoolAction.Blocked);

        Assert.Equal("The key", Assert.Single(Assert.Single(_pool.Board.Sessions).WaitsFor).Subject);
    }

    [Fact]
    public void A_claim_says_who_met_it_and_how_often_and_the_one_that_was_met_most_is_first()
    {
        foreach (var id in (string[])[A, B, C])
            _pool.Start(id);
        _pool.Post(A, "claimed", "Early", "docs/early.md");
        _pool.Post(A, "claimed", "Payment", "src/pay.py");
        _pool.Scratch.Clock.Advance(TimeSpan.FromMinutes(1));
        _pool.Post(B, "claimed", "Refunds", "src/");
        _pool.Edit(B, "src/pay.py");
        _pool.Scratch.Clock.Advance(TimeSpan.FromMinutes(1));
        _pool.Edit(C, "src/pay.py");

        var claims = _pool.Board.Claims;

        Assert.Equal(["Payment", "Early"], claims.Select(claim => claim.Claim.Topic));
        Assert.Equal(["shop-3", "shop-2 2×"], claims[0].Refusals.Select(refusal => refusal.ToString()));
        Assert.Empty(claims[1].Refusals);
        Assert.Equal(3, _pool.Board.Counts.Refusals);
    }

    [Fact]
    public void A_denial_is_news_for_ten_minutes()
    {
        DenyToB();
        Assert.Equal(BoardState.Denied, OfB().State);
        Assert.Equal("shop-1: src/pay.py", Assert.Single(OfB().WaitsFor).ToString());

        _pool.Scratch.Clock.Advance(TimeSpan.FromMinutes(9));
        _pool.Run(B, "PostToolUse", "shop", ("tool_name", "Read"));
        Assert.Equal(BoardState.Denied, OfB().State);
        _pool.Scratch.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(BoardState.Working, OfB().State);
    }

    [Fact]
    public void A_denial_is_over_once_the_claim_in_its_way_is_released()
    {
        DenyToB();
        Assert.Equal(BoardState.Denied, _pool.Board.Sessions[^1].State);

        _pool.Post(A, "completed", "Payment");

        Assert.Equal(BoardState.Working, OfB().State);
    }

    [Fact]
    public void A_denial_is_over_once_the_file_in_its_way_is_committed()
    {
        RealGit.Require();
        var git = RealGit.Init(_pool.Scratch.InFolder("shop"));
        var file = _pool.Scratch.InFolder("shop", "pay.py");
        _pool.Scratch.Variables["POOL_INPROGRESS"] = "deny";
        _pool.Start(A);
        _pool.Start(B);
        _pool.Prompt(B);
        File.WriteAllText(file, "x");
        _pool.Run(A, "PostToolUse", "shop", ("tool_name", "Write"), ("tool_input", new JsonObject { ["file_path"] = file }));
        _pool.Edit(B, "pay.py");
        Assert.Equal(BoardState.Denied, OfB().State);

        git.Commit();

        Assert.Equal(BoardState.Working, OfB().State);
    }

    [Fact]
    public void A_denial_is_over_once_the_edit_succeeds_or_would()
    {
        RealGit.Require();
        RealGit.Init(_pool.Scratch.InFolder("shop"));
        _pool.Start(A);
        _pool.Start(B);
        _pool.Post(A, "claimed", "Payment", "pay.py, fee.py");
        Change(A, "tax.py");
        _pool.Prompt(B);
        _pool.Edit(B, "pay.py");
        _pool.Edit(B, "fee.py");
        Assert.Equal(["shop-1: fee.py", "shop-1: pay.py"], WaitsOf(B));

        Change(B, "fee.py");
        Assert.Equal(["shop-1: pay.py"], WaitsOf(B));

        // Its changes are in the way of nobody's edit while the option only warns.
        Change(A, "pay.py");
        _pool.Post(A, "completed", "Payment");
        Assert.Empty(WaitsOf(B));
        Assert.Equal(BoardState.Working, OfB().State);
    }

    [Fact]
    public void Whoever_is_named_by_the_blocker_of_another_waits_for_that_one()
    {
        _pool.Start(A);
        _pool.Start(B);
        _pool.Scratch.Add("C", "The key", PoolAction.Blocked, "deployment of shop-1");

        Assert.Equal(["C: The key"], WaitsOf(A));
        Assert.Empty(WaitsOf(B));
        Assert.Equal(BoardState.Blocked, _pool.Board.Sessions.Single(session => session.Session.SessionId == A).State);

        _pool.Scratch.Add("C", "The key", PoolAction.Completed);
        Assert.Empty(WaitsOf(A));
    }

    [Fact]
    public void All_that_a_session_waits_for_is_known_the_latest_first_and_each_once()
    {
        _pool.Start(A);
        _pool.Start(B);
        _pool.Post(A, "claimed", "Payment", "src/pay.py");
        _pool.Post(B, "claimed", "Refunds", "src/pay.py");
        _pool.Scratch.Clock.Advance(TimeSpan.FromMinutes(1));
        _pool.Post(B, "claimed", "Fees", "src/");
        _pool.Post(B, "blocked", "Test data");
        _pool.Scratch.Clock.Advance(TimeSpan.FromMinutes(1));
        _pool.Post(B, "blocked", "The key");

        Assert.Equal(
            ["The key", "Test data", "shop-1: Payment"],
            _pool.Board.Sessions.Single(session => session.Session.SessionId == B).WaitsFor.Select(wait => wait.ToString())
        );
    }

    [Fact]
    public void An_entry_says_what_became_of_its_claim()
    {
        _pool.Start(A);
        _pool.Start(B);
        _pool.Post(A, "claimed", "Payment", "src/pay.py");
        _pool.Post(B, "claimed", "Refunds", "src/");
        Assert.Equal(["refused", ""], _pool.Board.Entries.Select(entry => entry.Verdict));

        _pool.Post(A, "completed", "Payment");

        Assert.Equal(
            ["[shop-1] completed: Payment", "[shop-2] claimed: Refunds (refused)", "[shop-1] claimed: Payment (ended)"],
            _pool.Board.Entries.Select(entry => entry.ToString())
        );
    }

    [Fact]
    public void The_project_comes_first_in_which_somebody_needs_a_person_most()
    {
        _pool.Start(A);
        _pool.Start(B, "blog");
        _pool.Post(B, "blocked", "Feed", project: "blog");

        Assert.Equal(["shop", "blog"], _pool.Board.Sessions.Select(session => session.Session.Project));
        Assert.Equal("blog", Assert.Single(_pool.Board.Entries).Project);
    }

    [Fact]
    public void A_session_that_died_is_shown_as_long_as_something_of_it_is_left()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Which processes run is known on Linux.");
        _pool.Start(A);
        _pool.Start(B);
        _pool.Post(A, "claimed", "Payment", "src/pay.py");
        _pool.Kill(A);
        _pool.Kill(B);

        var dead = Assert.Single(_pool.Board.Sessions);
        Assert.Equal((A, BoardState.Dead), (dead.Session.SessionId, dead.State));
    }

    [Fact]
    public void Of_one_project_nothing_else_is_shown_and_all_are_grouped()
    {
        _pool.Start(A);
        _pool.Start(B, "blog");
        _pool.Post(A, "claimed", "Payment", "src/pay.py");
        _pool.Post(B, "claimed", "Feed", "feed.py", "blog");
        _pool.Scratch.Add("me", "For everybody", PoolAction.Signaling);

        var blog = _pool.BoardOf("blog");
        Assert.Equal("blog", blog.Project);
        Assert.Equal(B, Assert.Single(blog.Sessions).Session.SessionId);
        Assert.Equal("Feed", Assert.Single(blog.Claims).Claim.Topic);
        Assert.Equal(["For everybody", "Feed"], blog.Entries.Select(entry => entry.Entry.Topic));

        Assert.Null(_pool.Board.Project);
        Assert.Equal(["blog", "shop"], _pool.Board.Sessions.Select(session => session.Session.Project));
        Assert.Equal(["Feed", "Payment"], _pool.Board.Claims.Select(claim => claim.Claim.Topic).Order());
    }

    [Fact]
    public void A_session_is_on_the_topic_of_its_claim_or_on_what_its_user_asked_for()
    {
        _pool.Start(A);
        _pool.Prompt(A, "Fix the payment");
        Assert.Equal("Fix the payment", Assert.Single(_pool.Board.Sessions).Work);

        _pool.Post(A, "claimed", "Payment", "src/pay.py");

        Assert.Equal("Payment", Assert.Single(_pool.Board.Sessions).Work);
        Assert.Equal(["Payment"], Assert.Single(_pool.Board.Sessions).Session.Claims);
    }

    private string[] WaitsOf(string id) =>
        [.. _pool.Board.Sessions.Single(session => session.Session.SessionId == id).WaitsFor.Select(wait => wait.ToString())];

    private void Change(string id, string file)
    {
        var path = _pool.Scratch.InFolder("shop", file);
        File.AppendAllText(path, "x");
        _pool.Run(id, "PostToolUse", "shop", ("tool_name", "Write"), ("tool_input", new JsonObject { ["file_path"] = path }));
    }

    [Fact]
    public void As_json_it_has_what_the_lists_have_and_who_waits_for_whom()
    {
        _pool.Start(A);
        _pool.Start(B);
        _pool.Post(A, "claimed", "Payment", "src/pay.py");
        _pool.Post(B, "claimed", "Refunds", "src/");

        using var json = JsonDocument.Parse(BoardWriter.Text(_pool.Board));

        var session = json.RootElement.GetProperty("sessions")[1];
        Assert.Equal("blocked", session.GetProperty("state").GetString());
        Assert.Equal("shop-1", session.GetProperty("waits_for")[0].GetProperty("holder").GetString());
        Assert.Equal(B, session.GetProperty("session_id").GetString());
        var claim = Assert.Single(json.RootElement.GetProperty("claims").EnumerateArray());
        Assert.Equal("Payment", claim.GetProperty("topic").GetString());
        Assert.Equal(1, claim.GetProperty("refused")[0].GetProperty("count").GetInt32());
        Assert.Equal("Refunds", json.RootElement.GetProperty("entries")[0].GetProperty("topic").GetString());
        Assert.Equal("refused", json.RootElement.GetProperty("entries")[0].GetProperty("verdict").GetString());
        Assert.Equal(1, json.RootElement.GetProperty("counts").GetProperty("blocked").GetInt32());
    }

    /// <summary>Lets B be denied what A has claimed.</summary>
    private void DenyToB()
    {
        _pool.Start(A);
        _pool.Start(B);
        _pool.Post(A, "claimed", "Payment", "src/pay.py");
        _pool.Prompt(B);
        _pool.Edit(B, "src/pay.py");
    }

    private BoardSession OfB() => _pool.Board.Sessions.Single(session => session.Session.SessionId == B);
}
