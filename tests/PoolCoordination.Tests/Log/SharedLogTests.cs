using System.Collections.Concurrent;
using PoolCoordination.Claims;
using PoolCoordination.Compaction;
using PoolCoordination.Entries;
using PoolCoordination.Faults;
using PoolCoordination.Log;
using PoolCoordination.Pools;
using PoolCoordination.Relevance;
using PoolCoordination.Tests.Hooks;

namespace PoolCoordination.Tests.Log;

/// <summary>
/// What every log does, whatever keeps it. Each test has a pool of its own, and opens it anew as every hook and command does.
/// </summary>
public abstract class SharedLogTests : IDisposable
{
    private readonly Lazy<ScratchPool> _scratch;

    protected SharedLogTests() => _scratch = new Lazy<ScratchPool>(NewPool);

    protected ScratchPool Scratch => _scratch.Value;

    private protected Pool Pool => Scratch.Pool;

    private protected PoolLog Log => Pool.Log;

    public void Dispose()
    {
        if (_scratch.IsValueCreated)
            _scratch.Value.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void A_log_that_is_new_is_empty()
    {
        Assert.Empty(Scratch.Entries);
        using var snapshot = Log.Open();
        Assert.Null(snapshot.EndPosition());
        Assert.Empty(snapshot.Entries(new EntryScan()));
    }

    [Fact]
    public void What_was_added_is_seen_by_the_next_read_in_its_order()
    {
        Add("one", "two", "three");

        using var snapshot = Log.Open();
        Assert.Equal(["three", "two", "one"], Topics(snapshot.EntriesBack(new EntryScan())));
        Assert.Equal(["one", "two", "three"], Topics(snapshot.Entries(new EntryScan())));
    }

    [Fact]
    public void An_entry_is_read_as_it_was_written()
    {
        // Where the pool cannot be had, the test is skipped here: a property would take that for a failure.
        Assert.Empty(Scratch.Entries);
        var number = 0;
        Holds.For(
            Any.Entry,
            entry =>
            {
                entry = entry with { Id = $"{++number}" };
                Log.Append(entry);
                using var snapshot = Log.Open();
                var read = snapshot.EntriesBack(new EntryScan()).First();
                Assert.Equal(EntryWriter.Text(entry), EntryWriter.Text(read));
            },
            tests: 50
        );
    }

    [Fact]
    public void Members_that_are_not_known_are_kept()
    {
        Log.Append(Entry("t") with { OtherMembers = "\"x_team\":{\"size\":3}" });

        Assert.Equal("\"x_team\":{\"size\":3}", Assert.Single(Scratch.Entries).OtherMembers);
    }

    [Fact]
    public void A_snapshot_does_not_change()
    {
        Add("one");
        using var snapshot = Log.Open();
        Add("two");

        Assert.Equal(["one"], Topics(snapshot.EntriesBack(new EntryScan())));
        Assert.Equal(["one"], Topics(snapshot.Entries(new EntryScan())));
    }

    [Fact]
    public void A_long_log_is_read_whole_in_both_directions()
    {
        var log = Log;
        for (var i = 0; i < 2500; i++)
            log.Append(Entry($"{i}"));

        using var snapshot = Log.Open();
        Assert.Equal(Enumerable.Range(0, 2500).Select(i => $"{i}"), Topics(snapshot.Entries(new EntryScan())));
        Assert.Equal(Enumerable.Range(0, 2500).Reverse().Select(i => $"{i}"), Topics(snapshot.EntriesBack(new EntryScan())));
    }

    [Fact]
    public void A_read_may_be_left_before_its_end()
    {
        Add("one", "two", "three");
        using var snapshot = Log.Open();

        Assert.Equal("three", snapshot.EntriesBack(new EntryScan()).First().Topic);
        Assert.Equal("one", snapshot.Entries(new EntryScan()).First().Topic);
        Add("four");
        Assert.Equal(4, Scratch.Entries.Count);
    }

    [Fact]
    public void A_read_that_is_cancelled_ends()
    {
        Add("one");
        using var snapshot = Log.Open();

        Assert.ThrowsAny<OperationCanceledException>(() =>
            snapshot.EntriesBack(new EntryScan { Cancellation = new CancellationToken(canceled: true) }).ToList()
        );
        Assert.ThrowsAny<OperationCanceledException>(() =>
            snapshot.Entries(new EntryScan { Cancellation = new CancellationToken(canceled: true) }).ToList()
        );
    }

    [Fact]
    public void Without_a_time_live_entries_are_read_and_with_one_those_since_then()
    {
        var now = Now();
        AddAt(now - TimeSpan.FromHours(2), "over");
        AddAt(now - TimeSpan.FromHours(2), "long", TimeSpan.FromHours(3));
        AddAt(now - TimeSpan.FromMinutes(4), "short, over", TimeSpan.FromMinutes(1));
        AddAt(now - TimeSpan.FromMinutes(1), "live");
        AddAt(now + TimeSpan.FromHours(2), "ahead");
        AddAt(now + TimeSpan.FromHours(25), "future");

        Assert.Equal(["ahead", "live", "long"], Topics(Pool.Read(new PoolQuery())));
        Assert.Equal(["ahead", "live", "short, over"], Topics(Pool.Read(new PoolQuery { Since = now - TimeSpan.FromMinutes(5) })));
        Assert.Equal(["future", "ahead", "live", "short, over", "long", "over"], Topics(Pool.Read(new PoolQuery { All = true })));
        Assert.Equal(
            ["future", "ahead", "live", "short, over", "long", "over"],
            Topics(Pool.Read(new PoolQuery { All = true, IncludeArchive = true }))
        );
    }

    [Theory]
    [InlineData("a", null, null, "A1 A2")]
    [InlineData("A*", null, null, "A1 A2 AB")]
    [InlineData("größe", null, null, "G")]
    [InlineData(null, PoolAction.Blocked, null, "A2 B")]
    [InlineData(null, PoolAction.Signaling, null, "AB")]
    [InlineData("A", PoolAction.Blocked, null, "A2")]
    [InlineData(null, null, "b", "AB B")]
    [InlineData(null, null, "A?", "A1 A2 AB")]
    public void A_query_filters_as_it_says(string? instance, PoolAction? action, string? topic, string expected)
    {
        Append("A", "A1", PoolAction.Completed);
        Append("a", "A2", PoolAction.Blocked);
        Append("Ab", "AB", PoolAction.Signaling);
        Append("B", "B", PoolAction.Blocked);
        Append("GRÖSSE", "S", PoolAction.Claimed);
        Append("GRÖßE", "G", PoolAction.Claimed);

        var query = new PoolQuery
        {
            All = true,
            Instances = instance is null ? [] : [instance],
            Actions = action is { } known ? [known] : [],
            Topic = topic,
        };
        Assert.Equal(expected, string.Join(' ', Enumerable.Reverse(Topics(Pool.Read(query)))));
    }

    [Fact]
    public void A_name_is_looked_for_as_it_is_written()
    {
        Add("one");

        Assert.Equal("one", Assert.Single(Pool.Read(new PoolQuery { All = true, Instances = [" A\0"] })).Topic);
    }

    [Fact]
    public void Entries_are_looked_for_by_their_block_and_by_what_made_them()
    {
        Log.Append(Entry("one") with { RawHash = "0123456789abcdef" });
        Log.Append(Entry("two") with { RawHash = "fedcba9876543210", IsAutomatic = true });

        using var snapshot = Log.Open();
        Assert.Equal(["one"], Topics(snapshot.EntriesBack(new EntryScan { Filter = new RawHashFilter("0123456789abcdef") })));
        Assert.Equal(["two"], Topics(snapshot.EntriesBack(new EntryScan { Filter = new AutomaticFilter() })));
    }

    [Fact]
    public void After_a_place_is_what_came_later()
    {
        Add("one", "two");
        var position = End();
        Add("three", "four");

        Assert.Equal(["three", "four"], After(position));
        Assert.Empty(After(End()));
        Assert.NotEqual(position, End());
    }

    [Fact]
    public void A_place_is_found_again_after_a_compaction()
    {
        var longAgo = Now() - TimeSpan.FromDays(30);
        AddAt(longAgo, "old");
        AddAt(longAgo, "older");
        Add("kept");
        var position = End();
        Add("later");

        Assert.Equal(2, Log.Compact(Now()).Archived);

        Assert.Equal(["later"], After(position));
    }

    [Fact]
    public void A_place_in_another_log_is_not_found()
    {
        using var other = NewPool();
        other.Add("A", "one");
        other.Add("A", "two");
        Add("three", "four", "five");
        using var snapshot = other.Pool.Log.Open();
        var position = Assert.NotNull(snapshot.EndPosition());

        Assert.Equal(["three", "four", "five"], After(position));
    }

    [Fact]
    public void An_entry_that_is_written_twice_is_read_once()
    {
        var entry = Entry("t");
        Log.Append(entry);
        Add("other");
        Log.Append(entry);

        using var snapshot = Log.Open();
        Assert.Equal(["t", "other"], Topics(snapshot.Entries(new EntryScan())).DistinctBy(topic => topic, StringComparer.Ordinal));
        Assert.Equal(2, snapshot.EntriesBack(new EntryScan()).Count());
    }

    [Fact]
    public void Entries_without_an_id_are_all_different()
    {
        Log.Append(Entry("one") with { Id = "" });
        Log.Append(Entry("two") with { Id = "" });

        Assert.Equal(["one", "two"], Topics(Scratch.Entries));
    }

    [Fact]
    public async Task Writers_at_once_lose_nothing_and_each_keeps_its_order()
    {
        const int Writers = 8, Each = 50;
        await Task.WhenAll(
            Enumerable.Range(0, Writers).Select(writer =>
                Task.Factory.StartNew(
                    () =>
                    {
                        var log = Log;
                        for (var i = 0; i < Each; i++)
                            log.Append(Entry($"{i}") with { Instance = $"{writer}" });
                    },
                    TestContext.Current.CancellationToken,
                    TaskCreationOptions.LongRunning,
                    TaskScheduler.Default
                )
            )
        );

        Assert.Equal(Writers * Each, Scratch.Entries.Count);
        foreach (var writer in Scratch.Entries.GroupBy(entry => entry.Instance, StringComparer.Ordinal))
            Assert.Equal(Enumerable.Range(0, Each).Select(i => $"{i}"), writer.Select(entry => entry.Topic));
    }

    [Fact]
    public async Task Who_reads_on_from_place_to_place_sees_each_entry_once()
    {
        const int Writers = 4, Each = 50;
        var writing = Task.WhenAll(
            Enumerable.Range(0, Writers).Select(writer =>
                Task.Factory.StartNew(
                    () => Enumerable.Range(0, Each).ToList().ForEach(i => Log.Append(Entry($"{writer}-{i}"))),
                    TestContext.Current.CancellationToken,
                    TaskCreationOptions.LongRunning,
                    TaskScheduler.Default
                )
            )
        );
        var seen = new List<string>();
        LogPosition? position = null;
        for (var isOver = false; !isOver;)
        {
            isOver = writing.IsCompleted;
            using var snapshot = Log.Open();
            seen.AddRange(Topics(snapshot.Entries(new EntryScan { From = position is { } known ? snapshot.Find(known) : 0 })));
            position = snapshot.EndPosition();
        }

        await writing;
        Assert.Equal(Topics(Scratch.Entries), seen);
        Assert.Equal(Writers * Each, seen.Count);
    }

    [Fact]
    public void A_follower_gives_what_comes_in_its_order()
    {
        Add("before");
        using var following = new Following(Log);

        Add([.. Enumerable.Range(0, 20).Select(i => $"{i}")]);

        following.AssertGiven(Enumerable.Range(0, 20).Select(i => $"{i}"));
    }

    [Fact]
    public void A_follower_of_a_log_that_is_new_gives_the_first_entry()
    {
        using var following = new Following(Log);

        Add("first");

        following.AssertGiven("first");
    }

    [Fact]
    public void A_follower_goes_on_across_compactions()
    {
        AddAt(Now() - TimeSpan.FromDays(30), "old");
        Add("before");
        using var following = new Following(Log);

        foreach (var topic in (string[])["one", "two", "three"])
        {
            AddAt(Now() - TimeSpan.FromDays(30), "old " + topic);
            Add(topic);
            Log.Compact(Now());
            Add("after " + topic);
            following.Skip("old " + topic);
            following.AssertGiven(topic, "after " + topic);
        }
    }

    [Fact]
    public async Task A_follower_that_is_cancelled_ends_at_once()
    {
        using var following = new Following(Log);

        await following.Cancel().WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    [Fact]
    public void What_expired_more_than_7_days_ago_is_taken_out_and_the_last_entry_stays()
    {
        var expiry = Now() - TimeSpan.FromDays(7);
        AddAt(expiry - TimeSpan.FromHours(1) - TimeSpan.FromMinutes(1), "over");
        AddAt(expiry - TimeSpan.FromHours(1) + TimeSpan.FromMinutes(1), "not yet over");
        AddAt(expiry - TimeSpan.FromDays(7) - TimeSpan.FromMinutes(1), "long-lived, over", TimeSpan.FromDays(7));
        AddAt(expiry - TimeSpan.FromDays(7) + TimeSpan.FromMinutes(1), "long-lived", TimeSpan.FromDays(7));
        Log.Append(Entry("without a time") with { Timestamp = DateTimeOffset.UnixEpoch });
        AddAt(expiry - TimeSpan.FromDays(30), "the last");

        var result = Log.Compact(Now());

        Assert.Equal((2, 4), (result.Archived, result.Kept));
        Assert.Equal(["not yet over", "long-lived", "without a time", "the last"], Topics(Scratch.Entries));
        Assert.Equal(0, Log.Compact(Now()).Archived);
    }

    [Fact]
    public void Domains_are_set_shown_and_removed_ignoring_case()
    {
        Pool.SetDomain(new Domain("B", ["visual", "image", "Visual"]));
        Pool.SetDomain(new Domain("A", ["auth"]));
        Pool.SetDomain(new Domain("b", ["clip"]));

        Assert.Equal(["clip"], Pool.DomainOf("B")?.Keywords ?? []);
        Assert.Equal(2, Pool.Domains.Count);
        Assert.Equal(
            0.73,
            Pool.Add(Entry("clip") with { Relevance = new Dictionary<string, double>(StringComparer.Ordinal) }).Relevance["b"]
        );
        Pool.RemoveDomain("B");
        Assert.Throws<PoolException>(() => Pool.RemoveDomain("B"));
        Assert.Null(Pool.DomainOf("B"));
        Assert.Throws<PoolException>(() => Pool.SetDomain(new Domain("B", ["-"])));
    }

    [Fact]
    public async Task Of_32_contenders_for_a_path_one_is_granted_and_all_agree_which()
    {
        var claims = await Task.WhenAll(
            Enumerable
                .Range(0, 32)
                .Select(i =>
                    Task.Factory.StartNew(
                        () => Claim($"I{i}", "src/auth.py"),
                        TestContext.Current.CancellationToken,
                        TaskCreationOptions.LongRunning,
                        TaskScheduler.Default
                    )
                )
        );

        var granted = Assert.Single(claims, claim => claim.IsGranted);
        Assert.All(claims.Where(claim => !claim.IsGranted), claim => Assert.Equal(granted.Entry.Id, claim.Holder?.Id));
        Assert.Equal(granted.Entry.Id, Assert.Single(Pool.Claims().HeldAt(Now())).Id);
    }

    [Fact]
    public void Claims_are_judged_the_same_after_many_entries_and_after_a_compaction()
    {
        var granted = Claim("A", "src/auth.py").Entry;
        var refused = Claim("B", "src").Entry;
        var log = Log;
        for (var i = 0; i < 600; i++)
            log.Append(Entry($"{i}") with { Timestamp = i % 2 == 0 ? Now() : Now() - TimeSpan.FromDays(30) });

        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(granted.Id, Assert.Single(Pool.Claims().HeldAt(Now())).Id);
            Assert.Equal(granted.Id, Pool.Claims().Find(refused.Id)?.ClosedBy);
            Assert.False(Claim("C", "src/auth.py").IsGranted);
            Assert.Equal(i == 0 ? 300 : 0, Log.Compact(Now()).Archived);
        }

        Pool.Release(Pool.Claims().Find(granted.Id)!, new Identity("A"));
        Assert.True(Claim("C", "src/auth.py").IsGranted);
    }

    [Fact]
    public void A_log_that_is_well_has_no_problems()
    {
        Assert.Empty(Log.Check(TestContext.Current.CancellationToken));
        Add("t");
        Assert.Empty(Log.Check(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Entries_from_the_future_are_reported()
    {
        AddAt(Now() + TimeSpan.FromMinutes(10), "t");

        var problem = Assert.Single(Log.Check(TestContext.Current.CancellationToken));
        Assert.Equal(PoolProblemKind.Clock, problem.Kind);
        Assert.StartsWith("1 entry is dated in the future, by up to ", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Entries_too_far_in_the_future_to_be_shown_are_reported_as_such()
    {
        AddAt(Now() + TimeSpan.FromDays(2), "t");

        var problem = Assert.Single(Log.Check(TestContext.Current.CancellationToken));
        Assert.EndsWith(
            "check the clocks; entries more than 24h ahead are not shown, and their claims do not count.",
            problem.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void To_make_what_is_there_already_changes_nothing()
    {
        Log.Initialize();
        Add("one");
        Log.Initialize();

        Assert.Equal(["one"], Topics(Scratch.Entries));
    }

    [Fact]
    public void A_session_is_shown_what_another_adds_and_not_again()
    {
        var a = new HookSession(Scratch, "aaaaaaaa-1").UserLine();
        var b = new HookSession(Scratch, "bbbbbbbb-1");
        const string block = "```pool\nACTION: completed\nTOPIC: Auth fix\n```";
        b.Start();

        a.Stop(block);
        a.Stop(block);

        Assert.Contains("Auth fix", b.Prompt(), StringComparison.Ordinal);
        Assert.Equal("", b.Prompt());
        Assert.Contains("Auth fix", new HookSession(Scratch, "cccccccc-1").Start(), StringComparison.Ordinal);
        Assert.Single(Scratch.Entries);
        Assert.Empty(Scratch.Errors);
    }

    protected abstract ScratchPool NewPool();

    private protected static PoolEntry Entry(string topic) =>
        new()
        {
            Id = Guid.CreateVersion7().ToString(),
            Timestamp = DateTimeOffset.FromUnixTimeSeconds(1_795_338_116),
            Instance = "A",
            Topic = topic,
        };

    private protected DateTimeOffset Now() => DateTimeOffset.FromUnixTimeSeconds(Log.Now.ToUnixTimeSeconds());

    private protected static IEnumerable<string> Topics(IEnumerable<PoolEntry> entries) => entries.Select(entry => entry.Topic);

    private protected void Add(params string[] topics)
    {
        foreach (var topic in topics)
            Scratch.Add("A", topic);
    }

    private ClaimResult Claim(string instance, string path) =>
        Pool.Claim(
            new PoolEntry
            {
                Instance = instance,
                Action = PoolAction.Claimed,
                Topic = $"{instance} works on {path}",
                Affects = [path],
                Root = Scratch.InFolder(),
            }
        );

    private void Append(string instance, string topic, PoolAction action) =>
        Log.Append(Entry(topic) with { Instance = instance, Action = action });

    private void AddAt(DateTimeOffset time, string topic, TimeSpan? ttl = null) =>
        Scratch.Add(Entry(topic) with { Timestamp = time, Ttl = ttl ?? TimeToLive.Default });

    private LogPosition End()
    {
        using var snapshot = Log.Open();
        return Assert.NotNull(snapshot.EndPosition());
    }

    private List<string> After(LogPosition position)
    {
        using var snapshot = Log.Open();
        return [.. Topics(snapshot.Entries(new EntryScan { From = snapshot.Find(position) }))];
    }

    /// <summary>Follows a log on a thread of its own.</summary>
    internal sealed class Following : IDisposable
    {
        private readonly CancellationTokenSource _isOver = new();
        private readonly BlockingCollection<string> _given = [];
        private readonly LogFollower _follower;
        private readonly Task _task;

        public Following(PoolLog log)
        {
            _follower = log.Follow();
            _task = Task.Factory.StartNew(
                () =>
                {
                    foreach (var entry in _follower.Entries(_isOver.Token))
                        _given.Add(entry.Topic);
                },
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default
            );
        }

        public void AssertGiven(params IEnumerable<string> topics)
        {
            foreach (var topic in topics)
                Assert.Equal(topic, Next(topic));
        }

        /// <summary>Passes over what may have gone before it was seen.</summary>
        public void Skip(string topic) => _skipped.Add(topic);

        public async Task Cancel()
        {
            await _isOver.CancelAsync();
            await _task;
        }

        public void Dispose()
        {
            _isOver.Cancel();
            _task.Wait();
            _follower.Dispose();
            _isOver.Dispose();
            _given.Dispose();
        }

        private readonly HashSet<string> _skipped = new(StringComparer.Ordinal);

        private string Next(string expected)
        {
            string? given;
            do
                Assert.True(_given.TryTake(out given, TimeSpan.FromSeconds(30)), $"'{expected}' did not come.");
            while (_skipped.Contains(given));
            return given;
        }
    }
}
