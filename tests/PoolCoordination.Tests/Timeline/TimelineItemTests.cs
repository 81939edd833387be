using System.Globalization;
using System.Text.Json.Nodes;
using PoolCoordination.Entries;
using PoolCoordination.Pools;
using PoolCoordination.Tests.Board;
using PoolCoordination.Timeline;

namespace PoolCoordination.Tests.Timeline;

/// <summary>What a timeline says of what happened, step by step.</summary>
public sealed class TimelineItemTests : IDisposable
{
    private const string A = "aaaaaaaa-1";
    private const string B = "bbbbbbbb-1";
    private const string C = "cccccccc-1";

    private readonly BoardPool _pool = new();

    public TimelineItemTests()
    {
        foreach (var id in new[] { A, B, C })
            _pool.Start(id);
    }

    private PoolTimeline Timeline =>
        new TimelineReader(_pool.Scratch.Pool, includesAllProjects: true).Read(DateTimeOffset.MaxValue).Timeline;

    private TimelineItem Claim => Assert.Single(Timeline.Items, item => item.Kind == TimelineItemKind.Claim);

    private DateTimeOffset Now => _pool.Scratch.Clock.Now;

    [Fact]
    public void A_claim_lasts_until_its_topic_is_completed()
    {
        var begin = Now;
        _pool.Post(A, "claimed", "Payment", "pay.py");
        Assert.Equal((begin, null, null), (Claim.From, Claim.To, Claim.End));
        Wait(5);
        _pool.Post(A, "completed", "Payment");

        Assert.Equal((A, begin, Now, ClaimEnd.Completed, null), (Claim.Lane, Claim.From, Claim.To, Claim.End, Claim.By));
        Assert.Equal(["pay.py"], Claim.Files);
    }

    [Fact]
    public void A_claim_ends_when_its_time_is_over()
    {
        _pool.Post(A, "claimed", "Payment", "pay.py");
        var end = Claim.From + TimeToLive.Default;
        Wait(120);

        Assert.Equal((end, ClaimEnd.Expired), (Claim.To, Claim.End));
    }

    [Fact]
    public void A_claim_that_is_made_again_goes_on()
    {
        _pool.Post(A, "claimed", "Payment", "pay.py");
        Wait(40);
        _pool.Post(A, "claimed", "Payment", "pay.py");
        Wait(40);

        Assert.Equal((Now - TimeSpan.FromMinutes(80), null), (Claim.From, Claim.To));
    }

    [Fact]
    public void A_claim_that_another_released_says_who_did()
    {
        _pool.Post(A, "claimed", "Payment", "pay.py");
        Wait(1);
        var claim = Assert.Single(_pool.Board.Claims).Claim;
        _pool.Scratch.Pool.Release(claim, new Identity("Olga"), isForced: true);

        Assert.Equal((ClaimEnd.Forced, "Olga"), (Claim.End, Claim.By));
    }

    [Fact]
    public void A_claim_that_its_holder_released_says_no_more()
    {
        _pool.Post(A, "claimed", "Payment", "pay.py");
        var claim = Assert.Single(_pool.Board.Claims).Claim;
        _pool.Scratch.Pool.Release(claim, new Identity(claim.Instance, A));

        Assert.Equal((ClaimEnd.Released, null), (Claim.End, Claim.By));
    }

    [Fact]
    public void A_refused_claim_is_blocked_by_the_holder_as_long_as_that_holds_it()
    {
        _pool.Post(A, "claimed", "Payment", "pay.py");
        Wait(5);
        _pool.Post(B, "claimed", "Refunds", "pay.py");
        var refused = Now;
        Assert.Null(Assert.Single(Timeline.Arcs).End);
        Wait(5);
        _pool.Post(A, "completed", "Payment");

        var arc = Assert.Single(Timeline.Arcs);
        Assert.Equal((A, B, ArcReason.Claim, "Payment"), (arc.From, arc.To, arc.Reason, arc.Topic));
        Assert.Equal((refused, Now), (arc.Begin, arc.End));
        var denial = Assert.Single(Timeline.Items, item => item.Kind == TimelineItemKind.Denial);
        Assert.Equal((B, "Refunds", refused), (denial.Lane, denial.Topic, denial.From));
        Assert.Equal(NameOf(A), denial.By);
    }

    [Fact]
    public void A_denied_edit_is_a_mark_with_the_claim_that_was_in_the_way()
    {
        _pool.Post(A, "claimed", "Payment", "pay.py");
        Wait(1);
        _pool.Edit(B, "pay.py");

        var denial = Assert.Single(Timeline.Items, item => item.Kind == TimelineItemKind.Denial);
        Assert.Equal((B, "Payment", NameOf(A)), (denial.Lane, denial.Topic, denial.By));
        Assert.Equal(["pay.py"], denial.Files);
        var arc = Assert.Single(Timeline.Arcs);
        Assert.Equal((A, B, ArcReason.Denial), (arc.From, arc.To, arc.Reason));
    }

    [Fact]
    public void Who_was_denied_an_edit_waits_until_the_claim_in_the_way_is_over()
    {
        _pool.Post(A, "claimed", "Payment", "pay.py");
        Wait(1);
        _pool.Edit(B, "pay.py");
        var denied = Now;
        Wait(5);
        _pool.Edit(B, "pay.py");
        Wait(5);
        var waiting = Assert.Single(Timeline.Arcs);
        Assert.Equal((denied, null), (waiting.Begin, waiting.End));
        Assert.Equal(TimeSpan.FromMinutes(10), Timeline.Day.Instances.Single(day => day.Instance == NameOf(B)).Blocked);
        _pool.Post(A, "completed", "Payment");
        var end = Now;
        Wait(5);

        Assert.Equal((denied, end), (Assert.Single(Timeline.Arcs).Begin, Assert.Single(Timeline.Arcs).End));
        Assert.Equal(2, Timeline.Items.Count(item => item.Kind == TimelineItemKind.Denial));
    }

    [Fact]
    public void Who_was_turned_away_waits_no_longer_than_its_session_lasts()
    {
        _pool.Post(A, "claimed", "Payment", "pay.py");
        _pool.Edit(B, "pay.py");
        _pool.Post(C, "claimed", "Refunds", "pay.py");
        Wait(5);
        foreach (var id in new[] { B, C })
            _pool.Run(id, "SessionEnd", "shop", ("reason", "other"));
        var end = Now;
        Wait(5);

        Assert.Equal([ArcReason.Claim, ArcReason.Denial], Timeline.Arcs.Select(arc => arc.Reason).Order());
        Assert.All(Timeline.Arcs, arc => Assert.Equal(end, arc.End));
    }

    [Fact]
    public void What_happened_in_one_second_is_in_the_order_of_the_log()
    {
        foreach (var id in new[] { "zz", "mm", "aa" })
            _pool.Scratch.Pool.Log.Append(new() { Id = id, Timestamp = Now, Instance = $"by {id}", Topic = id });

        Assert.Equal(["zz", "mm", "aa"], Timeline.Items.Select(item => item.Topic));
    }

    [Fact]
    public void A_blocker_lasts_until_somebody_completes_its_topic()
    {
        _pool.Post(A, "blocked", "Key");
        var begin = Now;
        Wait(10);
        _pool.Post(A, "blocked", "Key");
        Wait(10);
        _pool.Post(B, "completed", "key");

        var blocked = Assert.Single(Timeline.Items, item => item.Kind == TimelineItemKind.Blocked);
        Assert.Equal((begin, Now, NameOf(B)), (blocked.From, blocked.To, blocked.By));
        var day = Timeline.Day.Instances.Single(day => day.Instance == NameOf(A));
        Assert.Equal((0, TimeSpan.FromMinutes(20), 0), (day.Completed, day.Blocked, day.Refusals));
    }

    [Fact]
    public void A_blocker_whose_time_is_over_ended_then()
    {
        _pool.Post(A, "blocked", "Key");
        var end = Now + TimeToLive.Default;
        Wait(90);
        _pool.Post(B, "completed", "Key");

        var blocked = Assert.Single(Timeline.Items, item => item.Kind == TimelineItemKind.Blocked);
        Assert.Equal((end, null), (blocked.To, blocked.By));
    }

    [Fact]
    public void Who_holds_the_topic_of_a_blocker_blocks_its_author()
    {
        _pool.Post(A, "claimed", "Key", "key.py");
        Wait(5);
        _pool.Post(B, "blocked", "key");
        var begin = Now;

        var arc = Assert.Single(Timeline.Arcs);
        Assert.Equal((A, B, begin, null, ArcReason.Blocked), (arc.From, arc.To, arc.Begin, arc.End, arc.Reason));
    }

    [Fact]
    public void Who_is_named_in_BLOCKS_is_blocked_by_the_author()
    {
        _pool.Scratch.Add(
            new PoolEntry { Instance = "Olga", Action = PoolAction.Blocked, Topic = "Key", Blocks = $"waits for {NameOf(B)}, not others" }
        );

        var (item, arc) = (Assert.Single(Timeline.Items), Assert.Single(Timeline.Arcs));
        Assert.Equal([NameOf(B)], item.Blocks);
        Assert.Equal((item.Lane, B), (arc.From, arc.To));
    }

    [Fact]
    public void What_was_completed_or_signaled_is_a_mark_and_the_upkeep_of_claims_is_none()
    {
        _pool.Post(A, "completed", "Payment");
        _pool.Post(A, "signaling", "Look");
        _pool.Post(B, "claimed", "Feed", "feed.py");
        _pool.Scratch.Pool.Release(Assert.Single(_pool.Board.Claims).Claim, new Identity("Olga"), isForced: true);

        Assert.Equal(
            [TimelineItemKind.Claim, TimelineItemKind.Completed, TimelineItemKind.Note],
            Timeline.Items.Select(item => item.Kind).Order()
        );
        Assert.Equal(1, Timeline.Day.Instances.Single(day => day.Instance == NameOf(A)).Completed);
    }

    [Fact]
    public void Turns_are_read_from_the_transcript_that_Claude_Code_keeps()
    {
        var folder = _pool.Scratch.InFolder(".claude", "projects", "-shop");
        Directory.CreateDirectory(folder);
        var (first, second) = (Now, Now + TimeSpan.FromMinutes(10));
        var path = Path.Combine(folder, $"{A}.jsonl");
        File.WriteAllLines(
            path,
            [
                Line("user", first, "Fix the payment"),
                Line("assistant", first + TimeSpan.FromMinutes(1), "I look."),
                Line("user", first + TimeSpan.FromMinutes(2), new JsonObject { ["type"] = "tool_result", ["content"] = "x" }),
                Line("assistant", first + TimeSpan.FromMinutes(3), "Done."),
                Line("user", second, "And the tests"),
            ]
        );
        Wait(15);
        var reader = new TimelineReader(_pool.Scratch.Pool, includesAllProjects: true);
        _pool.Prompt(A);

        var turns = TurnsOf(reader);
        File.AppendAllLines(path, [Line("assistant", second + TimeSpan.FromMinutes(2), "Done.")]);
        _pool.Run(A, "Stop", "shop");
        var later = TurnsOf(reader);

        Assert.Equal([(first, first + TimeSpan.FromMinutes(3), "Fix the payment"), (second, null, "And the tests")], turns);
        Assert.Equal((second, second + TimeSpan.FromMinutes(2), "And the tests"), later[1]);
    }

    [Fact]
    public void A_turn_that_is_over_by_its_transcript_does_not_go_on_as_the_next_one_begins()
    {
        var begin = Now;
        WriteTranscript(
            Line("user", begin, "Fix the payment"),
            Line("assistant", begin + TimeSpan.FromMinutes(1), new JsonObject { ["type"] = "tool_use" }, "tool_use"),
            Line("assistant", begin + TimeSpan.FromMinutes(2), new JsonObject { ["type"] = "text", ["text"] = "Done." }, "end_turn")
        );
        Wait(10);
        _pool.Prompt(A);

        var turn = Assert.Single(TurnsOf(new TimelineReader(_pool.Scratch.Pool, includesAllProjects: true)));

        Assert.Equal((begin, begin + TimeSpan.FromMinutes(2)), (turn.From, turn.To));
    }

    [Fact]
    public void The_end_of_a_turn_is_seen_where_the_sessions_are_not_read_again()
    {
        var begin = Now;
        var path = WriteTranscript(Line("user", begin, "Fix the payment"));
        Wait(1);
        _pool.Prompt(A);
        var reader = new TimelineReader(_pool.Scratch.Pool, includesAllProjects: true);
        Assert.Null(Assert.Single(TurnsOf(reader)).To);

        File.AppendAllLines(path, [Line("assistant", Now, new JsonObject { ["type"] = "text", ["text"] = "Done." }, "end_turn")]);

        Assert.Equal(Now, Assert.Single(TurnsOf(reader, includesSessions: false)).To);
    }

    [Fact]
    public void What_is_written_down_by_a_clock_that_is_ahead_ends_at_the_present()
    {
        WriteTranscript(
            Line("user", Now, "Fix the payment"),
            Line("assistant", Now + TimeSpan.FromMinutes(30), "Done."),
            Line("user", Now + TimeSpan.FromMinutes(40), "And the tests"),
            Line("assistant", Now + TimeSpan.FromMinutes(50), "Done.")
        );
        _pool.Scratch.Clock.Now += TimeSpan.FromMinutes(2);
        _pool.Post(B, "completed", "Payment");
        _pool.Scratch.Clock.Now -= TimeSpan.FromMinutes(1);

        var timeline = Timeline;

        Assert.Equal([TimelineItemKind.Turn, TimelineItemKind.Completed], timeline.Items.Select(item => item.Kind));
        Assert.All(timeline.Items, item => Assert.Equal(Now, item.To));
        Assert.All(timeline.Items, item => Assert.InRange(item.From, timeline.From, Now));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{\"type\":\"user\",\"message\":{\"content\":\"x\"},\"timestamp\":\"soon\"}")]
    [InlineData("{\"type\":\"user\",\"isSidechain\":true,\"message\":{\"content\":\"x\"},\"timestamp\":\"2026-11-22T09:00:00.000Z\"}")]
    [InlineData("{\"type\":\"user\",\"isMeta\":true,\"message\":{\"content\":\"x\"},\"timestamp\":\"2026-11-22T09:00:00.000Z\"}")]
    public void A_line_of_a_transcript_that_tells_no_turn_is_passed_over(string line)
    {
        var folder = _pool.Scratch.InFolder(".claude", "projects", "-shop");
        Directory.CreateDirectory(folder);
        File.WriteAllLines(Path.Combine(folder, $"{A}.jsonl"), [line]);

        Assert.Empty(TurnsOf(new TimelineReader(_pool.Scratch.Pool, includesAllProjects: true)));
    }

    public void Dispose() => _pool.Dispose();

    private static List<(DateTimeOffset From, DateTimeOffset? To, string Topic)> TurnsOf(
        TimelineReader reader,
        bool includesSessions = true
    ) =>
        [
            .. reader
                .Read(DateTimeOffset.MaxValue, includesSessions)
                .Timeline.Items.Where(item => item.Kind == TimelineItemKind.Turn)
                .Select(item => (item.From, item.To, item.Topic)),
        ];

    private static string Line(string type, DateTimeOffset time, string text) =>
        Line(type, time, new JsonObject { ["type"] = "text", ["text"] = text });

    private static string Line(string type, DateTimeOffset time, JsonObject part, string? stopReason = null) =>
        new JsonObject
        {
            ["type"] = type,
            ["message"] = new JsonObject { ["role"] = type, ["content"] = new JsonArray(part), ["stop_reason"] = stopReason },
            ["timestamp"] = time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        }.ToJsonString();

    private string WriteTranscript(params string[] lines)
    {
        var folder = _pool.Scratch.InFolder(".claude", "projects", "-shop");
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"{A}.jsonl");
        File.WriteAllLines(path, lines);
        return path;
    }

    private string NameOf(string session) =>
        _pool.Board.Sessions.Single(one => one.Session.SessionId == session).Session.Instance;

    private void Wait(int minutes) => _pool.Scratch.Clock.Advance(TimeSpan.FromMinutes(minutes));
}
