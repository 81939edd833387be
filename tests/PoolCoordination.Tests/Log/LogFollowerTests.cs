using System.Collections.Concurrent;
using PoolCoordination.Compaction;
using PoolCoordination.Entries;
using PoolCoordination.Log;
using PoolCoordination.Storage;

namespace PoolCoordination.Tests.Log;

public sealed class LogFollowerTests : IDisposable
{
    private readonly ScratchPool _pool = new();
    private readonly CancellationTokenSource _isOver = new();
    private readonly BlockingCollection<string> _given = [];
    private LogFollower? _follower;
    private Task _following = Task.CompletedTask;

    [Fact]
    public void Entries_are_given_in_the_order_of_the_log()
    {
        _pool.Add("A", "before");
        Follow();

        for (var i = 0; i < 20; i++)
            _pool.Add("A", $"{i}");

        AssertGiven(Enumerable.Range(0, 20).Select(i => $"{i}"));
    }

    [Fact]
    public void A_folder_that_is_not_there_yet_is_made()
    {
        Follow();

        _pool.Add("A", "first");

        AssertGiven("first");
    }

    [Fact]
    public void A_line_is_given_once_it_is_whole()
    {
        _pool.WriteLog("{\"id\":\"0\",\"topic\":\"0\"}");
        Follow();

        File.AppendAllText(_pool.Path, "{\"id\":\"1\",\"topic\":");
        _pool.Add("A", "after the fragment");
        File.AppendAllText(_pool.Path, "{\"id\":\"2\",\"topic\":");
        File.AppendAllText(_pool.Path, "\"in two parts\"}\n");

        AssertGiven("after the fragment", "in two parts");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(10)]
    public void Of_a_log_that_is_cut_only_new_entries_are_given(int keptLines)
    {
        var ends = new List<long>();
        for (var i = 0; i < 20; i++)
        {
            _pool.Add("A", $"before {i}");
            ends.Add(new FileInfo(_pool.Path).Length);
        }

        Follow();
        _pool.Add("A", "one");
        AssertGiven("one");

        // In the middle of a line, where one stays.
        Cut(keptLines == 0 ? 0 : ends[keptLines] - 5);
        _pool.Add("A", "two");
        AssertGiven("two");
        _pool.Add("A", "three");
        AssertGiven("three");
    }

    [Theory]
    [InlineData("renamed")]
    [InlineData("deleted")]
    public void Where_another_file_takes_the_logs_place_what_was_added_before_is_given_too(string how)
    {
        _pool.Add("A", "before");
        Follow();

        _pool.Add("A", "to the old file");
        if (how == "renamed")
        {
            using var other = new ScratchPool();
            other.Add("A", "in the new file");
            PrivateFile.Move(other.Path, _pool.Path);
        }
        else
        {
            File.Delete(_pool.Path);
            _pool.Add("A", "in the new file");
        }

        AssertGiven("to the old file", "in the new file");
        _pool.Add("A", "later");
        AssertGiven("later");
    }

    [Fact]
    public void A_log_that_was_put_back_from_a_copy_gives_nothing_again()
    {
        var time = _pool.Clock.Now.ToUnixTimeSeconds();
        _pool.WriteLog([.. Enumerable.Range(0, 4094).Select(i => $$"""{"id":"{{i}}","timestamp":{{time}},"topic":"before {{i}}"}""")]);
        Follow();
        _pool.Add("A", "one");
        AssertGiven("one");
        var copy = File.ReadAllBytes(_pool.Path);
        _pool.Add("A", "two");
        AssertGiven("two");

        Cut(0);
        File.WriteAllBytes(_pool.Path, copy);
        _pool.Add("A", "three");

        AssertGiven("three");
    }

    [Fact]
    public void Where_another_file_takes_the_logs_place_clocks_may_differ_by_a_minute()
    {
        _pool.Add("A", "known");
        Follow();
        _pool.Add("A", "one");
        AssertGiven("one");

        using var other = new ScratchPool();
        other.Add(At("61 seconds before", -61));
        other.Add(At("59 seconds before", -59));
        other.Add("A", "two");
        PrivateFile.Move(other.Path, _pool.Path);

        AssertGiven("59 seconds before", "two");
    }

    [Fact]
    public void Across_compactions_each_entry_is_given_once_however_old()
    {
        for (var i = 0; i < 50; i++)
            AddOld($"past {i}");
        Follow();

        for (var i = 0; i < 20; i++)
        {
            AddOld($"old {i}");
            AddOld($"older {i}");
            _pool.Add("A", $"new {i}");
            Assert.NotNull(_pool.Pool.Log.Compact(_pool.Clock.Now).ArchivePath);
            AssertGiven($"old {i}", $"older {i}", $"new {i}");
            // What is over when it is written can come and go between two looks: here each file is looked at.
            _pool.Add("A", $"look {i}");
            AssertGiven($"look {i}");
        }
    }

    [Fact]
    public void Compactions_may_come_faster_than_looks()
    {
        AddOld("past");
        _pool.Add("A", "before");
        Follow();

        var expected = Enumerable.Range(0, 200).Select(i => $"{i}").ToList();
        foreach (var topic in expected)
        {
            _pool.Add("A", topic);
            _pool.Pool.Log.Compact(_pool.Clock.Now);
        }

        AssertGiven(expected);
    }

    [Fact]
    public void A_line_of_a_megabyte_is_given_whole()
    {
        Follow();

        _pool.Pool.Log.Append(new PoolEntry { Id = "1", Topic = new string('x', 1_000_000) });

        AssertGiven(new string('x', 1_000_000));
    }

    [Fact]
    public async Task Where_it_is_cancelled_it_ends_at_once()
    {
        Follow();

        await _isOver.CancelAsync();

        await _following.WaitAsync(TimeSpan.FromSeconds(30));
    }

    public void Dispose()
    {
        _isOver.Cancel();
        _following.Wait();
        _follower?.Dispose();
        _isOver.Dispose();
        _given.Dispose();
        _pool.Dispose();
    }

    private void Follow()
    {
        _follower = _pool.Pool.Log.Follow();
        _following = Task.Run(() =>
        {
            foreach (var entry in _follower.Entries(_isOver.Token))
                _given.Add(entry.Topic);
        });
    }

    private void AssertGiven(params IEnumerable<string> topics)
    {
        foreach (var topic in topics)
        {
            Assert.True(_given.TryTake(out var given, TimeSpan.FromSeconds(30)), $"'{topic}' did not come.");
            Assert.Equal(topic, given);
        }
    }

    private PoolEntry At(string topic, int seconds) =>
        new() { Instance = "A", Topic = topic, Timestamp = _pool.Clock.Now.AddSeconds(seconds) };

    private void AddOld(string topic) =>
        _pool.Add(new PoolEntry { Instance = "A", Topic = topic, Timestamp = _pool.Clock.Now - TimeSpan.FromDays(30) });

    private void Cut(long length)
    {
        using var file = File.OpenHandle(_pool.Path, access: FileAccess.Write, share: FileShare.ReadWrite | FileShare.Delete);
        RandomAccess.SetLength(file, length);
    }
}
