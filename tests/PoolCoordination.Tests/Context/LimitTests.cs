using PoolCoordination.Context;
using PoolCoordination.Entries;
using PoolCoordination.Relevance;

namespace PoolCoordination.Tests.Context;

/// <summary>How much of a pool a context shows.</summary>
public sealed class LimitTests : IDisposable
{
    private readonly ScratchPool _pool = new();

    [Fact]
    public void The_compact_form_shows_at_most_8_entries_and_says_how_many_more_there_are()
    {
        AddMany(11);

        var text = Text(isFull: false);

        Assert.Equal(["t10", "t9", "t8", "t7", "t6", "t5", "t4", "t3"], Topics(text));
        Assert.EndsWith("- [A] completed: t3 (0s ago)\n… omitted: 3 completions (pool list shows them)\n", text, StringComparison.Ordinal);
        Assert.Contains("**Pool**: 11 recent (0 own, 11 others)", text, StringComparison.Ordinal);
        Assert.Contains("**Status**: 11 completed", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_very_many_entries_the_newest_are_counted()
    {
        _pool.WriteLog([.. Enumerable.Range(0, 501).Select(i => EntryWriter.Text(Entry($"t{i}")))]);
        Assert.Contains("**Pool**: 500+ recent (0 own, 500 others)", Text(isFull: false), StringComparison.Ordinal);
        Assert.Equal("t500", Topics(Text(isFull: false)).First());

        _pool.WriteLog([.. Enumerable.Range(0, 500).Select(i => EntryWriter.Text(Entry($"t{i}")))]);
        Assert.Contains("**Pool**: 500 recent (", Text(isFull: false), StringComparison.Ordinal);

        PoolEntry Entry(string topic) =>
            new()
            {
                Id = topic,
                Instance = "A",
                Topic = topic,
                Action = PoolAction.Completed,
                Timestamp = _pool.Clock.Now,
            };
    }

    [Fact]
    public void A_blocker_is_shown_however_many_entries_came_after_it()
    {
        _pool.Add("C", "cannot go on", PoolAction.Blocked);
        var blocker = _pool.Lines.Single();
        _pool.WriteLog(
            [
                blocker,
                .. Enumerable
                    .Range(0, 1500)
                    .Select(i => EntryWriter.Text(new() { Id = $"{i}", Instance = "A", Topic = $"t{i}", Timestamp = _pool.Clock.Now })),
            ]
        );

        var text = Text(isFull: false);

        Assert.Equal("cannot go on", Topics(text).Last());
        Assert.Single(Topics(text), "cannot go on");
        Assert.Contains("1 blocked", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Exactly_8_entries_have_no_such_line()
    {
        AddMany(8);

        Assert.DoesNotContain("more", Text(isFull: false), StringComparison.Ordinal);
    }

    [Fact]
    public void The_full_form_shows_at_most_20_entries()
    {
        AddMany(22);

        var text = Text(isFull: true);

        Assert.Equal(20, text.Split("🟢").Length - 1);
        Assert.EndsWith("… omitted: 2 completions (pool list shows them)\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("B", true)]
    [InlineData("b: the release", true)]
    [InlineData("ABC, B-2 and CB", false)]
    public void An_entry_that_names_the_reader_as_whom_it_blocks_comes_before_all_others(string blocks, bool isFirst)
    {
        PoolEntry[] others = [.. Enumerable.Range(0, 40).Select(i => Long($"t{i} ") with { Timestamp = _pool.Clock.Now })];
        var forReader = Long("for the reader ") with { Timestamp = _pool.Clock.Now, Blocks = blocks };

        Assert.Equal(isFirst, ContextOf([.. others, forReader]).Text(isFull: false).Contains("for the reader", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false, 2000)]
    [InlineData(true, 9000)]
    public void Neither_form_is_longer_than_allowed(bool isFull, int longest)
    {
        for (var i = 0; i < 40; i++)
            _pool.Add(Long($"t{i} "));

        var text = Text(isFull);

        Assert.InRange(text.Length, longest / 2, longest);
        Assert.Matches("… omitted: [0-9]+ blockers \\(pool list shows them\\)\n$", text);
        Assert.Equal(40, Topics(text).Count() + int.Parse(text.Split(' ')[^6], System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Texts_that_are_just_short_enough_are_shown_whole_and_longer_ones_are_cut(bool isFull)
    {
        // Each of a letter of its own, as no two texts are cut alike.
        string Text(char letter, int length) => new(letter, length);
        string[] TextsOf(int more) =>
            [
                Text('q', 32 + more),
                Text('j', 120 + more),
                Text('x', (isFull ? 600 : 160) + more),
                Text('z', 200 + more),
                .. isFull ? [Text('k', 300 + more)] : Array.Empty<string>(),
            ];
        string Shown(string[] texts)
        {
            var entry = new PoolEntry { Instance = texts[0], Topic = texts[1], Summary = texts[2], Affects = [texts[3]] };
            var blocks = texts.ElementAtOrDefault(4) ?? "";
            return ContextOf([entry with { Blocks = blocks, Timestamp = _pool.Clock.Now }]).Text(isFull);
        }

        Assert.All(TextsOf(0), text => Assert.Contains(text, Shown(TextsOf(0)), StringComparison.Ordinal));
        Assert.All(TextsOf(0), text => Assert.Contains(text[..^1] + "…", Shown(TextsOf(1)), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false, 2000)]
    [InlineData(true, 9000)]
    public void Each_form_may_be_exactly_as_long_as_allowed(bool isFull, int longest)
    {
        // One that grows until the text is full, and others of which only some fit: what is left out is counted in a line of one length.
        var growing = new PoolEntry
        {
            Instance = "A",
            Action = PoolAction.Blocked,
            Topic = new string('x', 100),
            Affects = [new string('x', 100)],
            Blocks = new string('x', 290),
            Timestamp = _pool.Clock.Now,
        };
        PoolEntry[] others = [.. Enumerable.Range(0, 8).Select(i => Long($"t{i} ") with { Timestamp = _pool.Clock.Now })];
        string TextWith(int length) => ContextOf([growing with { Summary = new string('x', length) }, .. others]).Text(isFull);
        var room = longest - TextWith(1).Length;

        Assert.Equal(longest, TextWith(1 + room).Length);
        Assert.InRange(TextWith(2 + room).Length, 1, longest - 100);
    }

    [Fact]
    public void Long_entries_that_do_not_fit_leave_room_for_a_short_one_after_them()
    {
        _pool.Add("C", "short");
        for (var i = 0; i < 8; i++)
            _pool.Add(Long($"t{i} "));

        Assert.Contains("short", Topics(Text(isFull: false)));
    }

    [Theory]
    [InlineData(false, 2000)]
    [InlineData(true, 9000)]
    public void News_are_no_longer_either(bool isFull, int longest)
    {
        for (var i = 0; i < 40; i++)
            _pool.Add(Long($"t{i} "));

        Assert.InRange(_pool.Context("B").News(isFull).Length, longest / 2, longest);
    }

    [Fact]
    public void Any_entries_of_others_fit_the_limits() =>
        Holds.ForLists(
            FsCheck.Fluent.Gen.ArrayOf(Any.Entry),
            entries =>
            {
                var newest = DateTimeOffset.FromUnixTimeSeconds(int.MaxValue);
                var reader = new Visibility(new Identity("B"), Domain: null);
                var context = new PoolContext(reader, entries.Select(entry => entry with { Timestamp = newest }), newest);
                Assert.InRange(context.Text(isFull: false).Length, 1, 2000);
                Assert.InRange(context.Text(isFull: true).Length, 1, 9000);
            },
            tests: 100
        );

    [Fact]
    public void Where_not_all_fit_claims_and_entries_with_blocks_stay_before_newer_ones()
    {
        _pool.Add("C", "claim", PoolAction.Claimed);
        _pool.Add("C", "unblocks", PoolAction.Completed, blocks: "Refactor can proceed");
        _pool.Add("C", "blocks nothing", PoolAction.Completed, blocks: "None, just FYI");
        AddMany(9);

        var text = Text(isFull: false);

        Assert.Equal(["t8", "t7", "t6", "t5", "t4", "t3", "unblocks", "claim"], Topics(text));
        Assert.EndsWith("… omitted: 4 completions (pool list shows them)\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, 8)]
    [InlineData(true, 20)]
    public void What_blocks_stays_before_newer_claims(bool isFull, int most)
    {
        _pool.Add("C", "says what it blocks", PoolAction.Signaling, blocks: "Deployment");
        _pool.Add("C", "cannot go on", PoolAction.Blocked);
        AddMany(most + 1, PoolAction.Claimed);

        var text = Text(isFull);

        Assert.Equal(["cannot go on", "says what it blocks"], Topics(text).TakeLast(2));
        Assert.Equal(most, Topics(text).Count());
        Assert.EndsWith("… omitted: 3 claims (pool list shows them)\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, 8)]
    [InlineData(true, 20)]
    public void A_blocker_stays_before_newer_claims_that_say_what_they_block(bool isFull, int most)
    {
        _pool.Add("C", "cannot go on", PoolAction.Blocked, blocks: "Fine-tuning");
        for (var i = 0; i < most; i++)
            _pool.Add("A", $"t{i}", PoolAction.Claimed, blocks: $"Feature {i} unavailable");

        Assert.Equal("cannot go on", Topics(Text(isFull)).Last());
    }

    [Theory]
    [InlineData(false, 8)]
    [InlineData(true, 20)]
    public void Live_claims_leave_half_of_the_room_to_other_entries(bool isFull, int most)
    {
        AddMany(most);
        AddMany(most, PoolAction.Claimed);

        var text = Text(isFull);

        Assert.Equal(most / 2, text.Split($"claimed{(isFull ? "**" : ":")}").Length - 1);
        Assert.EndsWith($"… omitted: {most / 2} completions, {most / 2} claims (pool list shows them)\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Long_claims_leave_half_of_the_room_too()
    {
        AddMany(3);
        for (var i = 0; i < 8; i++)
            _pool.Add(Long("claim ") with { Action = PoolAction.Claimed, Blocks = "" });

        Assert.Equal(["t2", "t1", "t0"], Topics(Text(isFull: false)).TakeLast(3));
    }

    [Fact]
    public void What_is_left_out_is_counted_by_kind()
    {
        foreach (var action in Enum.GetValues<PoolAction>())
            AddMany(action == PoolAction.Blocked ? 9 : 3, action);
        _pool.Add("B", "own", PoolAction.Blocked);

        Assert.EndsWith(
            "\n… omitted: 3 completions, 2 blockers, 3 claims, 3 signals (pool list shows them)\n",
            Text(isFull: false),
            StringComparison.Ordinal
        );
        Assert.EndsWith(
            "\n… omitted: 3 completions, 1 blocker, 3 claims, 3 signals (pool list shows them)\n",
            _pool.Context("B").News(isFull: false),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_claim_that_is_no_longer_live_is_not_shown()
    {
        _pool.Add(new PoolEntry { Instance = "C", Action = PoolAction.Claimed, Topic = "claim", Ttl = TimeSpan.FromMinutes(1) });
        _pool.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.True(_pool.Context("B").IsEmpty);
    }

    public void Dispose() => _pool.Dispose();

    private void AddMany(int count, PoolAction action = PoolAction.Completed)
    {
        for (var i = 0; i < count; i++)
            _pool.Add("A", $"t{i}", action);
    }

    private string Text(bool isFull) => _pool.Context("B").Text(isFull);

    private static PoolContext ContextOf(IEnumerable<PoolEntry> entries) =>
        new(new Visibility(new Identity("B"), Domain: null), entries, entries.First().Timestamp);

    private static PoolEntry Long(string topic) =>
        new()
        {
            Instance = "A",
            Action = PoolAction.Blocked,
            Topic = topic + string.Concat(Enumerable.Repeat("topic ", 50)),
            Summary = string.Concat(Enumerable.Repeat("summary ", 200)),
            Affects = [.. Enumerable.Repeat("some/long/path.py", 50)],
            Blocks = string.Concat(Enumerable.Repeat("blocks ", 100)),
        };

    private static IEnumerable<string> Topics(string text) =>
        from line in text.Split('\n')
        let start = line.StartsWith("- [", StringComparison.Ordinal) ? line.IndexOf(": ", StringComparison.Ordinal) + 2
            : line.StartsWith("🟢", StringComparison.Ordinal) ? line.IndexOf("— ", StringComparison.Ordinal) + 2
            : -1
        where start >= 0
        let end = line.LastIndexOf(" (", StringComparison.Ordinal)
        select end < 0 ? line[start..] : line[start..end];
}
