using PoolCoordination.Compaction;
using PoolCoordination.Entries;
using PoolCoordination.Pools;
using PoolCoordination.Storage;

namespace PoolCoordination.Tests.Cli;

public sealed class WatchTests : IDisposable
{
    private readonly ScratchPool _pool = new();

    [Fact]
    public void Entries_are_printed_as_they_come_until_it_is_interrupted()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no kill.");
        _pool.Add("A", "before");
        using var watch = Watch();

        AddUntilItWatches(watch);
        _pool.Add("B", "one", PoolAction.Blocked);
        _pool.Add("A", "two");

        Assert.Matches("B +blocked +one$", watch.ReadLine());
        Assert.Matches("A +completed +two$", watch.ReadLine());
        watch.Interrupt();
        var (code, error) = watch.Exit();
        Assert.True(code is 0 or 130, $"{code}: {error}");
        Assert.Equal("", error);
    }

    [Fact]
    public void The_filters_of_list_hold()
    {
        using var watch = Watch("--instance", "b*", "--action", "blocked", "--topic", "auth", "--json");

        AddUntilItWatches(watch, "b1", PoolAction.Blocked, "auth start");
        _pool.Add("A", "auth", PoolAction.Blocked);
        _pool.Add("B2", "auth");
        _pool.Add("B2", "other", PoolAction.Blocked);
        _pool.Add("B2", "the auth service", PoolAction.Blocked);

        var line = watch.ReadLine()!;
        Assert.Contains("\"topic\":\"the auth service\"", line, StringComparison.Ordinal);
        Assert.True(EntryReader.TryRead(System.Text.Encoding.UTF8.GetBytes(line), out _));
    }

    [Fact]
    public void It_goes_on_across_compactions()
    {
        for (var i = 0; i < 100; i++)
            AddOld($"old {i}");
        using var watch = Watch();
        AddUntilItWatches(watch);

        for (var i = 0; i < 5; i++)
        {
            AddOld($"old {i}");
            _pool.Add("A", $"new {i}");
            Assert.NotNull(_pool.Pool.Log.Compact(_pool.Clock.Now).ArchivePath);
            Assert.EndsWith($"old {i}", watch.ReadLine(), StringComparison.Ordinal);
            Assert.EndsWith($"new {i}", watch.ReadLine(), StringComparison.Ordinal);
            // Once this is shown it reads the new log: what a second compaction took out before that would be seen by nobody.
            _pool.Add("A", $"behind {i}");
            Assert.EndsWith($"behind {i}", watch.ReadLine(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void It_ends_when_nobody_reads_it_any_more_also_while_nothing_comes()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows does not tell.");
        // Otherwise it says that the pool does not exist yet.
        _pool.Add("A", "there already");
        using var watch = Watch();
        AddUntilItWatches(watch);

        watch.Process.StandardOutput.Close();

        Assert.Equal((141, ""), watch.Exit());
    }

    [Fact]
    public void A_list_ends_when_nobody_reads_it_any_more()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows does not tell.");
        // More than a pipe holds.
        for (var i = 0; i < 2000; i++)
            _pool.Add("A", $"{i} {new string('x', 100)}");
        using var list = new RunningPool(_pool.InFolder(), "list", "--all", "--pool", _pool.Path);
        Assert.Contains("1999 xxx", list.ReadLine(), StringComparison.Ordinal);

        list.Process.StandardOutput.Close();

        Assert.Equal((141, ""), list.Exit());
    }

    [Fact]
    public void A_pool_that_is_not_there_yet_is_waited_for()
    {
        var location = new PoolLocation(_pool.InFolder("later", "pool", "log.jsonl"));
        using var watch = new RunningPool(_pool.InFolder(), "watch", "--pool", location.LogPath);
        Condition.Wait("the folder", () => Directory.Exists(location.Folder));

        // It makes the folder first, and looks then.
        AddUntilItWatches(watch, pool: new Pool(location, _pool.Environment));
    }

    public void Dispose() => _pool.Dispose();

    private RunningPool Watch(params string[] filters) => new(_pool.InFolder(), ["watch", "--pool", _pool.Path, .. filters]);

    /// <summary>Nothing says when the process has begun to watch but the first entry that it prints.</summary>
    private void AddUntilItWatches(
        RunningPool watch,
        string instance = "A",
        PoolAction action = PoolAction.Completed,
        string topic = "start",
        Pool? pool = null
    )
    {
        var first = watch.Process.StandardOutput.ReadLineAsync();
        var count = 0;
        Condition.Wait(
            "the first line",
            () =>
            {
                (pool ?? _pool.Pool).Add(new PoolEntry { Instance = instance, Topic = $"{topic} {count++}", Action = action });
                return first.Wait(100);
            }
        );
        var line = first.Result!;
        while (!line.Contains($"{topic} {count - 1}", StringComparison.Ordinal))
            line = watch.ReadLine()!;
    }

    private void AddOld(string topic) =>
        _pool.Add(new PoolEntry { Instance = "A", Topic = topic, Timestamp = _pool.Clock.Now - TimeSpan.FromDays(30) });
}
