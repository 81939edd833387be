using System.Diagnostics;
using PoolCoordination.Entries;
using PoolCoordination.Faults;
using PoolCoordination.Log;
using PoolCoordination.Tests.Hooks;

namespace PoolCoordination.Tests.Log;

public class AppendTests
{
    [Fact]
    public void The_first_entry_makes_a_private_folder_and_file()
    {
        using var pool = new ScratchPool();
        pool.Add("A", "t");

        Assert.True(File.Exists(pool.Path));
        if (OperatingSystem.IsWindows())
            return;
        Assert.Equal("700", Convert.ToString((int)File.GetUnixFileMode(pool.Location.Folder), 8));
        Assert.Equal("600", Convert.ToString((int)File.GetUnixFileMode(pool.Path), 8));
    }

    [Fact]
    public void The_first_hook_makes_private_folders()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Permissions are those of Unix.");
        using var pool = new ScratchPool();
        new HookSession(pool, "22222222-aaaa").Start();

        Assert.Equal("700", Convert.ToString((int)File.GetUnixFileMode(pool.Location.Folder), 8));
        Assert.Equal("700", Convert.ToString((int)File.GetUnixFileMode(pool.Location.SessionsFolder), 8));
    }

    [Fact]
    public void A_line_that_was_added_is_seen_by_the_next_read()
    {
        using var pool = new ScratchPool();
        pool.Add("A", "one");
        pool.Add("A", "two");

        Assert.Equal(["one", "two"], pool.Entries.Select(entry => entry.Topic));
    }

    [Fact]
    public async Task Writers_at_once_lose_nothing_and_tear_nothing()
    {
        using var pool = new ScratchPool();
        const int Writers = 8, Each = 250;

        await Task.WhenAll(
            Enumerable
                .Range(0, Writers)
                .Select(writer =>
                    Task.Factory.StartNew(
                        () =>
                        {
                            for (var i = 0; i < Each; i++)
                                pool.Pool.Log.Append(Entry($"{writer}-{i}", length: i % 50 == 0 ? 20_000 : i));
                        },
                        TestContext.Current.CancellationToken,
                        TaskCreationOptions.LongRunning,
                        TaskScheduler.Default
                    )
                )
        );

        var expected = from writer in Enumerable.Range(0, Writers) from i in Enumerable.Range(0, Each) select $"{writer}-{i}";
        Assert.Equal(Writers * Each, pool.Lines.Length);
        Assert.Equal(expected.Order(StringComparer.Ordinal), pool.Entries.Select(entry => entry.Id).Order(StringComparer.Ordinal));
        foreach (var writer in pool.Entries.GroupBy(entry => entry.Id.Split('-')[0], StringComparer.Ordinal))
            Assert.Equal(Enumerable.Range(0, Each).Select(i => $"{writer.Key}-{i}"), writer.Select(entry => entry.Id));
    }

    [Fact]
    public async Task Writers_in_other_programs_lose_nothing_and_tear_nothing()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The other writers are shells.");
        using var pool = new ScratchPool();
        pool.Add(Entry("first", 1));
        const int Shells = 3, Each = 200;
        var shells = Enumerable.Range(0, Shells).Select(shell => StartShell(pool.Path, shell, Each)).ToArray();

        for (var i = 0; i < Each; i++)
            pool.Pool.Log.Append(Entry($"own-{i}", i));
        foreach (var shell in shells)
        {
            await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(0, shell.ExitCode);
            shell.Dispose();
        }

        Assert.Equal(1 + ((Shells + 1) * Each), pool.Entries.DistinctBy(entry => entry.Id, StringComparer.Ordinal).Count());
        Assert.Equal(1 + ((Shells + 1) * Each), pool.Lines.Length);
    }

    [Theory]
    [InlineData("{\"id\":\"torn\",\"timestamp\":1795338118,\"action\":\"blo")]
    [InlineData("x")]
    [InlineData(" ")]
    [InlineData("{\"id\":\"whole but without an end\",\"topic\":\"t\"}")]
    public void After_a_torn_line_the_next_entry_is_whole(string torn)
    {
        using var pool = new ScratchPool();
        pool.Add("A", "before");
        File.AppendAllText(pool.Path, torn);

        pool.Add("A", "after");
        pool.Add("A", "later");

        Assert.Equal(["before", "after", "later"], pool.Entries.Select(entry => entry.Topic));
    }

    [Fact]
    public void In_an_empty_file_a_line_is_written_once()
    {
        using var pool = new ScratchPool();
        pool.WriteLog(Array.Empty<byte>());

        pool.Add("A", "t");

        Assert.Single(pool.Lines);
    }

    [Fact]
    public void A_folder_in_the_logs_place_is_named_in_the_error()
    {
        using var pool = new ScratchPool();
        Directory.CreateDirectory(pool.Path);

        Assert.Contains("is a folder", Assert.Throws<PoolException>(() => pool.Add("A", "t")).Message, StringComparison.Ordinal);
        Assert.Contains("is a folder", Assert.Throws<PoolException>(() => pool.Entries).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_device_in_the_logs_place_is_an_error_and_no_silence()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no device of this name.");
        using var pool = new ScratchPool();
        Directory.CreateDirectory(pool.Location.Folder);
        File.CreateSymbolicLink(pool.Path, "/dev/full");

        Assert.Contains("is a device", Assert.Throws<IOException>(() => pool.Add("A", "t")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_open_reader_does_not_hold_up_a_writer()
    {
        using var pool = new ScratchPool();
        pool.Add("A", "one");
        using var snapshot = pool.Pool.Log.Open();

        pool.Add("A", "two");

        Assert.Equal(["one"], snapshot.EntriesBack(new EntryScan()).Select(entry => entry.Topic));
    }

    private static PoolEntry Entry(string id, int length) =>
        new()
        {
            Id = id,
            Timestamp = DateTimeOffset.FromUnixTimeSeconds(1_795_338_116),
            Instance = "A",
            Topic = "t",
            Summary = new string('x', length),
        };

    private static Process StartShell(string path, int number, int count)
    {
        var members = """ "timestamp":1795338116,"source_instance":"S","action":"signaling","topic":"t" """;
        var script = $$"""
            i=0
            while [ $i -lt {{count}} ]; do
              printf '{"id":"shell{{number}}-%d",{{members}}}\n' $i >> "$1"
              i=$((i+1))
            done
            """;
        return Process.Start(new ProcessStartInfo("sh", ["-c", script, "sh", path]))!;
    }
}
