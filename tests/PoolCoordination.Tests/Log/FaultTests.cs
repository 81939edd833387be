using System.Diagnostics;
using System.Text;
using FsCheck.Fluent;
using PoolCoordination.Checks;
using PoolCoordination.Compaction;
using PoolCoordination.Entries;
using PoolCoordination.Pools;
using PoolCoordination.Storage;
using PoolCoordination.Tests.Hooks;

namespace PoolCoordination.Tests.Log;

/// <summary>What disks, clocks and other programs do to a log.</summary>
public sealed class FaultTests : IDisposable
{
    private readonly ScratchPool _pool = new();

    [Fact]
    public void A_disk_that_is_full_in_mid_line_is_reported_and_the_fragment_is_passed_over()
    {
        OnSmallDisk(makeRoom =>
        {
            var written = 0;
            var exception = Assert.Throws<IOException>(() =>
            {
                for (; written < 100; written++)
                    Append($"{written}", length: 5000);
            });
            Assert.Contains("written", exception.Message, StringComparison.Ordinal);
            Assert.InRange(written, 5, 20);
            var torn = File.ReadAllBytes(_pool.Path);
            Assert.NotEqual((byte)'\n', torn[^1]);
            Assert.Equal(Enumerable.Range(0, written).Select(i => $"{i}"), _pool.Entries.Select(entry => entry.Id));

            makeRoom();
            Append("later", length: 5000);

            Assert.Equal("later", _pool.Entries[^1].Id);
            Assert.Equal(written + 1, _pool.Entries.Count);
        });
    }

    [Fact]
    public void A_compaction_on_a_full_disk_changes_nothing()
    {
        OnSmallDisk(makeRoom =>
        {
            for (var i = 0; i < 10; i++)
                _pool.Add(
                    new PoolEntry
                    {
                        Instance = "A",
                        Topic = $"old {i}",
                        Summary = RandomText(1500),
                        Timestamp = _pool.Clock.Now.AddDays(-30),
                    }
                );
            for (var i = 0; i < 20; i++)
                _pool.Add(new PoolEntry { Instance = "A", Topic = $"new {i}", Summary = RandomText(1500) });
            var before = File.ReadAllBytes(_pool.Path);

            Assert.Throws<IOException>(() => _pool.Pool.Log.Compact(_pool.Clock.Now));

            Assert.Equal(before, File.ReadAllBytes(_pool.Path));
            Assert.Empty(Directory.GetFiles(_pool.Location.Folder, "*compacting*"));
            Assert.Equal(30, _pool.Pool.Read(new PoolQuery { All = true, IncludeArchive = true }).Count());
            makeRoom();
            Assert.Equal(10, _pool.Pool.Log.Compact(_pool.Clock.Now).Archived);
        });
    }

    [Fact]
    public void An_entry_from_the_future_is_0_seconds_old()
    {
        _pool.Add(new PoolEntry { Instance = "A", Topic = "t", Timestamp = _pool.Clock.Now + TimeSpan.FromHours(23) });
        _pool.WriteLog([.. _pool.Lines, "{\"timestamp\":253402300799,\"source_instance\":\"A\",\"topic\":\"end of time\",\"ttl\":604800}"]);

        Assert.Contains("[A] signaling: t (0s ago)", _pool.Context("B").Text(isFull: false), StringComparison.Ordinal);
        Assert.Equal(["t"], _pool.Pool.Read(new PoolQuery()).Select(entry => entry.Topic));
        Assert.Equal(["end of time", "t"], _pool.Pool.Read(new PoolQuery { All = true }).Select(entry => entry.Topic));
        Assert.Equal(0, _pool.Pool.Log.Compact(_pool.Clock.Now).Archived);
    }

    [Fact]
    public void A_clock_that_jumps_back_hides_nothing()
    {
        _pool.Variables["CLAUDE_INSTANCE"] = "B";
        var session = new HookSession(_pool, "22222222-aaaa");
        _pool.Add("A", "before");
        session.Start();
        _pool.Clock.Advance(TimeSpan.FromHours(-3));
        _pool.Add("A", "after");

        Assert.Equal(["after", "before"], _pool.Pool.Read(new PoolQuery()).Select(entry => entry.Topic));
        Assert.Contains("after", session.Prompt(), StringComparison.Ordinal);
        _pool.Clock.Advance(TimeSpan.FromHours(3));
        _pool.Add("A", "right again");
        Assert.Equal(["right again", "before"], _pool.Pool.Read(new PoolQuery()).Select(entry => entry.Topic));
        Assert.Equal(3, _pool.Entries.Count);
    }

    [Fact]
    public void A_line_of_a_megabyte_is_read_from_both_ends()
    {
        _pool.Add("A", "before");
        Append("long", length: 1_000_000);
        _pool.Add("A", "after");

        Assert.Equal(1_000_000, _pool.Entries[1].Summary.Length);
        Assert.Equal(3, ForwardEntries().Count);
    }

    [Fact]
    public void Nul_bytes_as_a_crash_of_the_machine_leaves_them_are_passed_over()
    {
        _pool.Add("A", "before");
        AppendBytes([.. new byte[100_000], (byte)'\n']);
        _pool.Add("A", "between");
        AppendBytes(new byte[5000]);
        _pool.Add("A", "after");

        Assert.Equal(["before", "between", "after"], _pool.Entries.Select(entry => entry.Topic));
    }

    [Fact]
    public void A_session_goes_on_where_the_log_was_cut_or_replaced()
    {
        _pool.Variables["CLAUDE_INSTANCE"] = "B";
        var session = new HookSession(_pool, "22222222-aaaa");
        _pool.Add("A", "before");
        session.Start();

        File.WriteAllBytes(_pool.Path, []);
        Assert.Equal("", session.Prompt());
        _pool.Add("A", "after the cut");
        Assert.Contains("after the cut", session.Prompt(), StringComparison.Ordinal);
        File.Delete(_pool.Path);
        Assert.Equal("", session.Prompt());
        _pool.Add("A", "in a new log");
        Assert.Contains("in a new log", session.Prompt(), StringComparison.Ordinal);
        Assert.Equal("", session.Prompt());
        Assert.Empty(_pool.Errors);
    }

    [Fact]
    public void Whatever_bytes_are_in_a_log_its_good_lines_are_read_by_every_reader() =>
        Holds.ForLists(
            s_junk.ArrayOf(),
            junk =>
            {
                using var pool = new ScratchPool();
                pool.WriteLog(Array.Empty<byte>());
                using var follower = pool.Pool.Log.Follow();
                var content = new List<byte>();
                for (var i = 0; i < junk.Length; i++)
                    content.AddRange([.. junk[i], (byte)'\n', .. Good(i, pool.Clock.Now)]);
                pool.WriteLog([.. content]);
                var expected = Enumerable.Range(0, junk.Length).Select(i => $"good-{i}").ToList();

                Assert.Equal(expected, GoodIds(pool.Entries));
                using var isOver = new CancellationTokenSource();
                if (junk.Length > 0)
                    Assert.Equal(expected, GoodIds(follower.Entries(isOver.Token)).Take(junk.Length));
                _ = PoolCheck.Run(pool.Pool);
                _ = pool.Context("B").Text(isFull: false);
                pool.Pool.Log.Compact(pool.Clock.Now);
                Assert.True(content.ToArray().AsSpan().SequenceEqual(File.ReadAllBytes(pool.Path)));
                Assert.Equal(expected, GoodIds(ForwardEntries(pool.Path)));
            },
            tests: 40
        );

    public void Dispose() => _pool.Dispose();

    private static readonly FsCheck.Gen<byte[]> s_junk = Gen.OneOf(
        Any.Bytes,
        Any.Text.Select(Encoding.UTF8.GetBytes),
        Gen.Choose(0, 500).Select(length => new byte[length * 100]),
        Gen.Elements(
                "{\"id\":",
                "{\"timestamp\":1,\"ttl\":",
                "{\"timestamp\":\"\",",
                "[[[[",
                "{\"id\":\"\\ud83d\",\"timestamp\":1e999}",
                "{\"a\":{\"timestamp\":5}",
                "\r",
                "\n\n"
            )
            .ArrayOf()
            .Select(texts => Encoding.UTF8.GetBytes(string.Concat(texts)))
    );

    private static byte[] Good(int number, DateTimeOffset now) =>
        Encoding.UTF8.GetBytes($$"""{"id":"good-{{number}}","timestamp":{{now.ToUnixTimeSeconds()}},"topic":"t","ttl":3600}""" + "\n");

    private static IEnumerable<string> GoodIds(IEnumerable<PoolEntry> entries) =>
        entries.Select(entry => entry.Id).Where(id => id.StartsWith("good-", StringComparison.Ordinal));

    private static List<PoolEntry> ForwardEntries(string path)
    {
        using var file = File.OpenHandle(path);
        var lines = new ForwardLines(file, 0, RandomAccess.GetLength(file));
        var entries = new List<PoolEntry>();
        while (lines.MoveNext())
        {
            if (EntryReader.TryRead(lines.Line, out var entry))
                entries.Add(entry);
        }

        return entries;
    }

    private static string RandomText(int length) =>
        string.Create(length, 0, (text, _) => Random.Shared.GetItems("abcdefghijklmnopqrstuvwxyzäöü", text));

    private static bool Run(string command, params string[] arguments)
    {
        if (!OperatingSystem.IsLinux())
            return false;
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    private List<PoolEntry> ForwardEntries() => ForwardEntries(_pool.Path);

    private void Append(string id, int length) =>
        _pool.Pool.Log.Append(
            new PoolEntry
            {
                Id = id,
                Timestamp = _pool.Clock.Now,
                Instance = "A",
                Topic = "t",
                Summary = new string('x', length),
            }
        );

    private void AppendBytes(byte[] bytes)
    {
        using var file = new FileStream(_pool.Path, FileMode.Append);
        file.Write(bytes);
    }

    private void OnSmallDisk(Action<Action> test)
    {
        var folder = Directory.CreateDirectory(_pool.Location.Folder).FullName;
        Assert.SkipUnless(
            Run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder),
            "A small file system can be mounted by root only."
        );
        try
        {
            test(() => Assert.True(Run("mount", "-o", "remount,size=1m", folder)));
        }
        finally
        {
            Run("umount", folder);
        }
    }
}
