using System.Diagnostics;
using System.Text.Json.Nodes;
using FsCheck.Fluent;
using PoolCoordination.Board;
using PoolCoordination.Entries;
using PoolCoordination.Tests.Board;
using PoolCoordination.Timeline;

namespace PoolCoordination.Tests.Timeline;

public sealed class TimelineReaderTests
{
    private static readonly DateTimeOffset s_lastDay = DateTimeOffset.MaxValue;

    /// <summary>Whatever happens, to the log too, a timeline that is read on says what one says that is read anew.</summary>
    [Fact]
    public void A_timeline_that_is_read_on_is_the_one_that_is_read_anew() =>
        Holds.ForLists(
            BoardStep.Any.ArrayOf(12),
            steps =>
            {
                using var pool = new BoardPool();
                var reader = new TimelineReader(pool.Scratch.Pool, includesAllProjects: true);
                foreach (var step in steps)
                {
                    step.Take(pool);
                    var (board, timeline) = reader.Read(s_lastDay);
                    Assert.Equal(TimelineWriter.Text(Anew(pool)), TimelineWriter.Text(timeline));
                    Assert.Equal(BoardWriter.Text(pool.Board), BoardWriter.Text(board));
                }
            },
            tests: 40
        );

    [Fact]
    public void Nothing_ends_before_it_begins_and_each_lane_is_there() =>
        Holds.ForLists(
            BoardStep.Any.ArrayOf(20),
            steps =>
            {
                using var pool = new BoardPool();
                foreach (var step in steps)
                    step.Take(pool);

                var timeline = Anew(pool);

                var lanes = timeline.Lanes.Select(lane => lane.Id).ToHashSet();
                Assert.Equal(timeline.Lanes.Count, lanes.Count);
                Assert.Equal(timeline.Items.Count, timeline.Items.DistinctBy(item => item.Id).Count());
                Assert.All(
                    timeline.Items,
                    item =>
                    {
                        Assert.InRange(item.To ?? timeline.To, item.From, timeline.To);
                        Assert.Contains(item.Lane, lanes);
                        Assert.Equal(item is { Kind: TimelineItemKind.Claim, To: not null }, item.End is not null);
                    }
                );
                Assert.All(
                    timeline.Arcs,
                    arc =>
                    {
                        Assert.InRange(arc.End ?? timeline.To, arc.Begin, timeline.To);
                        Assert.NotEqual(arc.From, arc.To);
                        Assert.Contains(arc.From, lanes);
                        Assert.Contains(arc.To, lanes);
                    }
                );
                Assert.All(timeline.Day.Instances, day => Assert.InRange(day.Blocked, TimeSpan.Zero, timeline.To - timeline.Day.Since));
            },
            tests: 40
        );

    [Fact]
    public void What_is_held_at_its_end_is_what_the_board_has() =>
        Holds.ForLists(
            BoardStep.Any.ArrayOf(20),
            steps =>
            {
                using var pool = new BoardPool();
                foreach (var step in steps)
                    step.Take(pool);

                var held = Anew(pool)
                    .Items.Where(item => item is { Kind: TimelineItemKind.Claim, To: null })
                    .Select(item => $"{item.Topic}: {item.Files}");
                var onBoard = pool.Board.Claims.Select(claim => $"{claim.Claim.Topic}: {string.Join(", ", claim.Claim.Affects)}");
                Assert.Equal(onBoard.Order(), held.Order());
            },
            tests: 40
        );

    /// <summary>A page that is told of changes only, from any of its states on, has in the end what one has that asks for all.</summary>
    [Fact]
    public void Changes_on_top_of_an_earlier_timeline_give_the_whole() =>
        Holds.ForLists(
            BoardStep.Any.ArrayOf(12),
            steps =>
            {
                using var pool = new BoardPool();
                var reader = new TimelineReader(pool.Scratch.Pool, includesAllProjects: true);
                var history = TimelineHistory.Of(reader.Read(s_lastDay).Timeline, 1);
                var page = new TimelinePage(history.Utf8(from: null, after: null));
                var seldom = new TimelinePage(history.Utf8(from: null, after: null));
                for (var i = 0; i < steps.Length; i++)
                {
                    steps[i].Take(pool);
                    var timeline = reader.Read(s_lastDay).Timeline;
                    var isChanged = history.IsChangedBy(timeline);
                    var before = page.Items;
                    history = history.Then(timeline, i + 2);
                    page.Take(history.Utf8(from: null, page.Revision));
                    if (i % 3 == 0)
                        seldom.Take(history.Utf8(from: null, seldom.Revision));
                    Assert.Equal(new TimelinePage(history.Utf8(from: null, after: null)).Items, page.Items);
                    Assert.True(isChanged || page.Items.SequenceEqual(before));
                }

                seldom.Take(history.Utf8(from: null, seldom.Revision));
                Assert.Equal(page.Items, seldom.Items);
            },
            tests: 40
        );

    [Fact]
    public void A_revision_that_is_not_of_this_history_gets_the_whole()
    {
        using var pool = new BoardPool();
        pool.Scratch.Add("A", "one");
        var history = TimelineHistory.Of(Anew(pool), 7);

        Assert.True(IsWhole(history.Utf8(from: null, after: null)));
        Assert.True(IsWhole(history.Utf8(from: null, after: 6)));
        Assert.True(IsWhole(history.Utf8(from: null, after: 8)));
        Assert.False(IsWhole(history.Utf8(from: null, after: 7)));
    }

    [Fact]
    public void A_day_is_told_of_and_more_where_that_is_asked_for_with_what_was_archived()
    {
        using var pool = new BoardPool();
        var scratch = pool.Scratch;
        scratch.Add("A", "long ago");
        scratch.Clock.Advance(TimeSpan.FromDays(3));
        scratch.Add("A", "yesterday");
        scratch.Clock.Advance(TimeSpan.FromHours(20));
        scratch.Pool.Compact();
        scratch.Add("A", "now");
        var reader = new TimelineReader(scratch.Pool, includesAllProjects: true);

        Assert.Equal(["yesterday", "now"], reader.Read(s_lastDay).Timeline.Items.Select(item => item.Topic));
        Assert.Equal(
            ["long ago", "yesterday", "now"],
            reader.Read(scratch.Clock.Now - TimeSpan.FromDays(5)).Timeline.Items.Select(item => item.Topic)
        );
    }

    /// <summary>Each instance says that it waits for another: read one with the other that would be a hundred million pairs.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Thousands_of_blockers_of_as_many_instances_are_read_at_once(bool isOneTopic)
    {
        using var pool = new BoardPool();
        pool.Scratch.WriteLog(
            [
                .. Enumerable
                    .Range(0, 10_000)
                    .Select(i =>
                        EntryWriter.Text(
                            new PoolEntry
                            {
                                Id = $"{i}",
                                Timestamp = pool.Scratch.Clock.Now,
                                Instance = $"agent-{i}",
                                Action = PoolAction.Blocked,
                                Topic = isOneTopic ? "Key" : $"Key {i}",
                                Blocks = $"agent-{(i * 7 + 1) % 10_000}",
                            }
                        )
                    ),
            ]
        );
        var reader = new TimelineReader(pool.Scratch.Pool, includesAllProjects: true);
        var first = reader.Read(s_lastDay).Timeline;
        var watch = Stopwatch.StartNew();

        var timeline = reader.Read(s_lastDay).Timeline;

        // It takes a tenth of that; each with each took many times as long.
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2));
        Assert.Equal((10_000, 5000), (first.Items.Count, timeline.Arcs.Count));
    }

    /// <summary>Each of a hundred instances blocks all others again and again: a million arcs.</summary>
    [Fact]
    public void Of_a_million_arcs_the_newest_are_told_and_the_day_counts_them_all()
    {
        using var pool = new BoardPool();
        var (names, begin) = (Enumerable.Range(0, 100).Select(i => $"agent-{i:00}").ToList(), pool.Scratch.Clock.Now);
        pool.Scratch.WriteLog(
            [
                .. Enumerable
                    .Range(0, 10_000)
                    .Select(i =>
                        EntryWriter.Text(
                            new PoolEntry
                            {
                                Id = $"{i}",
                                Timestamp = begin.AddSeconds(i / 10),
                                Instance = names[i % 100],
                                Action = PoolAction.Blocked,
                                Topic = $"Key {i}",
                                Blocks = string.Join(' ', names),
                            }
                        )
                    ),
            ]
        );
        pool.Scratch.Clock.Advance(TimeSpan.FromMinutes(20));

        var timeline = Anew(pool);

        Assert.True(timeline.AreArcsCut);
        Assert.Equal(5000, timeline.Arcs.Count);
        Assert.Equal(begin.AddSeconds(999), timeline.Arcs[^1].Begin);
        Assert.True(timeline.Arcs[0].Begin >= begin.AddSeconds(990));
        Assert.Equal(100, timeline.Day.Instances.Count);
        Assert.All(timeline.Day.Instances, day => Assert.Equal(TimeSpan.FromMinutes(20), day.Blocked));
        Assert.Contains("\"areArcsCut\":true", TimelineWriter.Text(timeline), StringComparison.Ordinal);
        Assert.InRange(TimelineWriter.Text(timeline with { Items = [] }).Length, 0, 2_000_000);
    }

    [Fact]
    public void All_who_ask_for_the_same_of_a_timeline_get_one_text()
    {
        using var pool = new BoardPool();
        pool.Scratch.Add("A", "one");
        var history = TimelineHistory.Of(Anew(pool), 7);
        var begin = pool.Scratch.Clock.Now;

        Assert.True(history.Utf8(from: null, after: null).Equals(history.Utf8(from: null, after: 3)));
        Assert.True(history.Utf8(begin, after: 7).Equals(history.Utf8(begin, after: 7)));
        Assert.False(history.Utf8(begin, after: 7).Equals(history.Utf8(begin, after: null)));
    }

    [Fact]
    public void It_is_about_the_project_of_the_folder_or_all()
    {
        using var pool = new BoardPool();
        pool.Start("aaaaaaaa-1", "shop");
        pool.Start("bbbbbbbb-1", "blog");
        pool.Post("aaaaaaaa-1", "completed", "Payment");
        pool.Post("bbbbbbbb-1", "completed", "Feed", project: "blog");
        var scratch = pool.Scratch;
        var ofShop = new TimelineReader(
            new(scratch.Location, scratch.Environment.In(scratch.InFolder("shop")), scratch.Clock)
        );

        Assert.Equal(["Payment"], ofShop.Read(s_lastDay).Timeline.Items.Select(item => item.Topic));
        Assert.Equal(["blog", "shop"], Anew(pool).Lanes.Select(lane => lane.Project));
    }

    private static PoolTimeline Anew(BoardPool pool) =>
        new TimelineReader(pool.Scratch.Pool, includesAllProjects: true).Read(s_lastDay).Timeline;

    private static bool IsWhole(ReadOnlyMemory<byte> text) => (bool)JsonNode.Parse(text.Span)!["isWhole"]!;
}
