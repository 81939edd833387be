using System.IO.Compression;
using System.Text;
using FsCheck.Fluent;
using PoolCoordination.Compaction;
using PoolCoordination.Entries;
using PoolCoordination.Log;
using PoolCoordination.Log.Archive;
using PoolCoordination.Pools;
using PoolCoordination.Storage;
using PoolCoordination.Tests.Hooks;

namespace PoolCoordination.Tests.Compaction;

public sealed class CompactionTests : IDisposable
{
    private readonly ScratchPool _pool = new();

    [Fact]
    public void What_expired_more_than_7_days_ago_goes_to_the_archive()
    {
        var expiry = _pool.Clock.Now - TimeSpan.FromDays(7);
        Add("over", expiry - TimeSpan.FromHours(1) - TimeSpan.FromSeconds(1));
        Add("not yet over", expiry - TimeSpan.FromHours(1));
        Add("long-lived, over", expiry - TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1), TimeSpan.FromDays(7));
        Add("long-lived", expiry - TimeSpan.FromDays(7), TimeSpan.FromDays(7));
        Add("new", _pool.Clock.Now);

        var result = Compact();

        Assert.Equal((2, 3), (result.Archived, result.Kept));
        Assert.Equal(["not yet over", "long-lived", "new"], _pool.Entries.Select(entry => entry.Topic));
        Assert.Equal(["over", "long-lived, over"], Archived().Select(line => Read(line).Topic));
        Assert.Matches(@"^20261122T090000Z-000000\.jsonl\.gz$", Path.GetFileName(result.ArchivePath!));
    }

    [Fact]
    public void Every_other_line_stays_byte_for_byte()
    {
        byte[][] kept =
        [
            "{\"timestamp\":1795338116,\"x\":{\"deep\":[1,2.50,1e3]},\"topic\":\"t\" }\n"u8.ToArray(),
            "{\"timestamp\":1795338116,\"topic\":\"windows\"}\r\n"u8.ToArray(),
            "no json at all\n"u8.ToArray(),
            "\n"u8.ToArray(),
            "{\"topic\":\"without a time\"}\n"u8.ToArray(),
            "{\"timestamp\":\"2020-01-01\",\"ttl\":60,\"topic\":\"impossible time\"}\n"u8.ToArray(),
            "{\"timestamp\":-5,\"ttl\":60}\n"u8.ToArray(),
            "{\"id\":\"torn\",\"timestamp\":1000000000,\"ttl\":60,\"top\n"u8.ToArray(),
            "{\"id\":\"merged\",\"timestamp\":1000000000,\"ttl\":60}{\"timestamp\":1000000000,\"ttl\":60}\n"u8.ToArray(),
            "{\"timestamp\":1000000000,\"ttl\":60} trailing\n"u8.ToArray(),
            [0, 0, 0, (byte)'\n'],
            [0xFF, 0xFE, 0xC0, (byte)'\n'],
            "{\"timestamp\":1000000000,\"ttl\":60,\"topic\":\"the last line\"}\n"u8.ToArray(),
            "{\"id\":\"torn tail\",\"timestamp\":1000000000,\"ttl\":60"u8.ToArray(),
        ];
        byte[][] old =
        [
            "{\"timestamp\":1000000000,\"x\":{\"deep\":[1,2.50,1e3]}, \"topic\":\"t\" }\n"u8.ToArray(),
            "{\"timestamp\":1000000000.5,\"ttl\":60.0}\r\n"u8.ToArray(),
            "{\"timestamp\":1e9,\"ttl\":null}\n"u8.ToArray(),
            "{\"x\":{\"timestamp\":1795338116},\"timestamp\":1000000000}\n"u8.ToArray(),
        ];
        _pool.WriteLog([
            .. old[0],
            .. kept.Take(6).SelectMany(line => line),
            .. old.Skip(1).SelectMany(line => line),
            .. kept.Skip(6).SelectMany(line => line),
        ]);

        Assert.Equal(old.Length, Compact().Archived);

        Assert.Equal(kept.SelectMany(line => line), File.ReadAllBytes(_pool.Path));
        Assert.Equal(old.SelectMany(line => line), ArchivedBytes());
    }

    [Fact]
    public void Each_log_of_a_folder_has_an_archive_of_its_own()
    {
        foreach (var name in (string[])["instance_state.jsonl", "one.jsonl", "two.jsonl"])
        {
            var log = new FileLog(new PoolLocation(_pool.InFolder("pool", name)), _pool.Clock);
            log.Append(new PoolEntry { Id = name, Instance = "A", Topic = name, Timestamp = _pool.Clock.Now - TimeSpan.FromDays(30) });
            log.Append(new PoolEntry { Id = "new", Instance = "A", Topic = "new", Timestamp = _pool.Clock.Now });

            Assert.Equal(1, log.Compact(_pool.Clock.Now).Archived);

            Assert.Equal(["new", name], log.EntriesBack(new EntryScan(), includeArchive: true).Select(entry => entry.Topic));
        }
    }

    [Fact]
    public void The_archive_is_private_and_the_log_keeps_its_permissions()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Permissions are those of Unix.");
        AddOld("old");
        Add("new", _pool.Clock.Now);
        File.SetUnixFileMode(_pool.Path, (UnixFileMode)0b110_110_000);

        var archive = Compact().ArchivePath!;

        Assert.Equal("660", Mode(_pool.Path));
        Assert.Equal("600", Mode(archive));
        Assert.Equal("700", Mode(_pool.Location.ArchiveFolder));
        Assert.All(Directory.GetFiles(_pool.Location.Folder).Where(path => path != _pool.Path), path => Assert.Equal("600", Mode(path)));
    }

    [Fact]
    public void A_log_behind_a_link_stays_one_file_for_all_who_come_to_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege on Windows");
        AddOld("over");
        Add("new", _pool.Clock.Now);
        var link = new PoolLocation(_pool.InFolder("link.jsonl"));
        File.CreateSymbolicLink(link.LogPath, _pool.Path);
        var linked = new Pool(link, _pool.Environment, _pool.Clock);

        Assert.Equal(1, linked.Log.Compact(_pool.Clock.Now).Archived);
        linked.Add(new PoolEntry { Instance = "A", Topic = "by the link" });

        Assert.NotNull(new FileInfo(link.LogPath).LinkTarget);
        Assert.Equal(["new", "by the link"], _pool.Entries.Select(entry => entry.Topic));
        Assert.Equal(["over"], Archived().Select(line => Read(line).Topic));
        Assert.Equal(3, linked.Read(new PoolQuery { All = true, IncludeArchive = true }).Count());
        // The same lock is taken on both ways.
        Assert.False(File.Exists(link.LogPath + ".lock"));
    }

    [Fact]
    public void Where_nothing_is_over_nothing_changes()
    {
        Add("new", _pool.Clock.Now);
        AddOld("the last line");
        var before = File.ReadAllBytes(_pool.Path);
        var time = File.GetLastWriteTimeUtc(_pool.Path);

        Assert.Equal(new CompactionResult(0, 2, null), Compact());

        Assert.Equal(before, File.ReadAllBytes(_pool.Path));
        Assert.Equal(time, File.GetLastWriteTimeUtc(_pool.Path));
        Assert.False(Directory.Exists(_pool.Location.ArchiveFolder));
        AssertNoLeftovers();
    }

    [Fact]
    public void A_missing_or_empty_log_has_nothing_to_archive()
    {
        Assert.Equal(new CompactionResult(0, 0, null), Compact());
        _pool.WriteLog(Array.Empty<byte>());
        Assert.Equal(new CompactionResult(0, 0, null), Compact());
    }

    [Fact]
    public void With_the_archive_entries_are_newest_first_and_none_is_there_twice()
    {
        var days = TimeSpan.FromDays(1);
        var start = _pool.Clock.Now;
        Add("a: 7 days", start, 7 * days);
        Add("b", start + TimeSpan.FromMinutes(1));
        Add("c: 7 days", start + TimeSpan.FromMinutes(2), 7 * days);
        Add("d", start + TimeSpan.FromMinutes(3));
        Add("e", start + TimeSpan.FromMinutes(4));
        _pool.Clock.Advance(9 * days);
        Assert.Equal(2, Compact().Archived);
        _pool.Clock.Advance(7 * days);
        Add("f", _pool.Clock.Now);
        Assert.Equal(3, Compact().Archived);

        Assert.Equal(["f"], Topics(includeArchive: false));
        Assert.Equal(["f", "e", "d", "c: 7 days", "b", "a: 7 days"], Topics(includeArchive: true));
        var since = new PoolQuery { Since = start + TimeSpan.FromMinutes(2), IncludeArchive = true };
        Assert.Equal(["f", "e", "d", "c: 7 days"], _pool.Pool.Read(since).Select(entry => entry.Topic));
    }

    [Fact]
    public void An_entry_that_is_in_the_log_and_in_the_archive_is_given_once()
    {
        AddOld("one");
        var line = File.ReadAllBytes(_pool.Path);
        AddOld("two");
        Compact();
        File.AppendAllText(_pool.Path, Encoding.UTF8.GetString(line));

        Assert.Equal(["one", "two"], Topics(includeArchive: true));
    }

    [Fact]
    public void A_damaged_archive_gives_what_is_before_the_damage()
    {
        AddOld("one");
        AddOld("two");
        var archive = Compact().ArchivePath!;
        File.WriteAllBytes(Path.Combine(_pool.Location.ArchiveFolder, "20200101T000000Z-000000.jsonl.gz"), "no gzip"u8);
        using (var file = File.OpenWrite(archive))
            file.SetLength(file.Length - 8);

        Assert.Equal(["two", "one"], Topics(includeArchive: true));
    }

    [Fact]
    public void A_line_of_the_log_that_equals_an_archived_one_costs_no_archived_line()
    {
        const string old = "{\"timestamp\":1000000000,\"topic\":\"{0}\"}";
        string[] lines = [old.Replace("{0}", "same"), old.Replace("{0}", "two"), old.Replace("{0}", "same"), old.Replace("{0}", "last")];
        _pool.WriteLog([lines[0], lines[1], lines[2]]);
        Compact();
        Assert.Equal(2, Archived().Count);
        File.AppendAllText(_pool.Path, lines[3] + "\n");

        Compact();

        Assert.Equal(lines.Take(3), Archived());
        Assert.Equal([lines[3]], _pool.Lines);
    }

    [Fact]
    public void A_place_outlives_it()
    {
        for (var i = 0; i < 10; i++)
            AddOld($"old {i}");
        Add("new", _pool.Clock.Now);
        LogPosition position;
        using (var snapshot = _pool.Pool.Log.Open())
            position = snapshot.EndPosition()!.Value;
        Add("newer", _pool.Clock.Now);

        Compact();

        using var compacted = _pool.Pool.Log.Open();
        Assert.Equal(["newer"], compacted.EntriesBack(new EntryScan { From = compacted.Find(position) }).Select(entry => entry.Topic));
    }

    [Fact]
    public void A_session_is_shown_nothing_again_after_it()
    {
        _pool.Variables["CLAUDE_INSTANCE"] = "B";
        AddOld("old");
        Add("shown", _pool.Clock.Now);
        var session = new HookSession(_pool, "22222222-aaaa");
        session.Start();

        Compact();
        Assert.Equal("", session.Prompt());
        Add("news", _pool.Clock.Now);
        Compact();

        var prompt = session.Prompt();
        Assert.Contains("news", prompt, StringComparison.Ordinal);
        Assert.DoesNotContain("shown", prompt, StringComparison.Ordinal);
    }

    [Fact]
    public void A_session_whose_place_was_archived_is_shown_what_is_live()
    {
        _pool.Variables["CLAUDE_INSTANCE"] = "B";
        Add("seen", _pool.Clock.Now);
        var session = new HookSession(_pool, "22222222-aaaa");
        session.Start();
        _pool.Clock.Advance(TimeSpan.FromDays(20));
        Add("news", _pool.Clock.Now);
        Compact();

        Assert.Contains("news", session.Prompt(), StringComparison.Ordinal);
        Assert.Equal("", session.Prompt());
    }

    [Theory]
    [InlineData("new log, begun")]
    [InlineData("new log and archive, begun")]
    [InlineData("new log and archive, whole")]
    public void What_a_killed_compaction_left_changes_nothing_and_the_next_one_removes_it(string moment)
    {
        for (var i = 0; i < 5; i++)
            AddOld($"old {i}");
        // Without ids repeats could not be told.
        File.AppendAllText(_pool.Path, "{\"timestamp\":1000000000,\"topic\":\"without id\"}\n");
        Add("new", _pool.Clock.Now);
        var before = File.ReadAllBytes(_pool.Path);
        var topics = Topics(includeArchive: true);
        var archive = Compact().ArchivePath!;
        var compacted = File.ReadAllBytes(_pool.Path);
        File.WriteAllBytes(_pool.Path, before);
        var newLog = new ArchiveFolder(_pool.Location).NewLogPath(archive);
        File.WriteAllBytes(newLog, moment.EndsWith("begun", StringComparison.Ordinal) ? compacted[..10] : compacted);
        if (moment == "new log, begun")
            File.Delete(archive);
        else if (moment == "new log and archive, begun")
            File.WriteAllBytes(archive, File.ReadAllBytes(archive)[..20]);

        Assert.Equal(topics, Topics(includeArchive: false));
        Assert.Equal(topics, Topics(includeArchive: true));

        Assert.Equal(6, Compact().Archived);
        Assert.Equal(compacted, File.ReadAllBytes(_pool.Path));
        Assert.Equal(topics, Topics(includeArchive: true));
        Assert.Single(Directory.GetFiles(_pool.Location.ArchiveFolder));
        AssertNoLeftovers();
    }

    [Fact]
    public void Cancelled_it_changes_nothing()
    {
        AddOld("old");
        Add("new", _pool.Clock.Now);
        var before = File.ReadAllBytes(_pool.Path);
        using var cancellation = new CancellationTokenSource();

        Assert.Throws<OperationCanceledException>(() =>
            _pool.Pool.Log.Compact(_pool.Clock.Now, _ => cancellation.Cancel(), cancellation.Token)
        );

        Assert.Equal(before, File.ReadAllBytes(_pool.Path));
        Assert.Empty(Directory.GetFiles(_pool.Location.ArchiveFolder));
        AssertNoLeftovers();
    }

    [Fact]
    public async Task Two_at_once_take_turns()
    {
        for (var i = 0; i < 2000; i++)
            AddOld($"old {i}");
        var before = Topics(includeArchive: true);

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(Compact, TestContext.Current.CancellationToken)));

        Assert.Equal([0, 0, 0, 1999], results.Select(result => result.Archived).Order());
        Assert.Equal(before, Topics(includeArchive: true));
        AssertNoLeftovers();
    }

    [Fact]
    public void Progress_ends_at_1()
    {
        AddOld("old");
        Add("new", _pool.Clock.Now);
        var shares = new List<double>();

        _pool.Pool.Log.Compact(_pool.Clock.Now, shares.Add);

        Assert.Equal(1, shares[^1]);
        Assert.Equal(shares.Order(), shares);
    }

    [Fact]
    public void Nothing_is_lost_and_nothing_changes_for_a_reader_of_the_archive() =>
        Holds.ForLists(
            s_line.ArrayOf(),
            lines =>
            {
                using var pool = new ScratchPool();
                // A time of its own for each line, as between files the order of one second is not known.
                pool.WriteLog([.. lines.Select((line, i) => line.Text(i, pool.Clock.Now))]);
                var before = File.ReadAllLines(pool.Path);
                var all = new PoolQuery { All = true, IncludeArchive = true };
                var entries = pool.Pool.Read(all).Select(EntryWriter.Text).ToList();

                for (var i = 0; i < 3; i++)
                {
                    pool.Pool.Log.Compact(pool.Clock.Now);
                    Assert.Equal(entries, pool.Pool.Read(all).Select(EntryWriter.Text));
                    var archived = ArchivedBytes(pool.Location);
                    var after = File.ReadAllLines(pool.Path).Concat(Encoding.UTF8.GetString(archived).Split('\n').SkipLast(1));
                    Assert.Equal(before.Order(StringComparer.Ordinal), after.Order(StringComparer.Ordinal));
                    pool.Clock.Advance(TimeSpan.FromDays(3));
                }
            },
            tests: 100
        );

    public void Dispose() => _pool.Dispose();

    private static readonly FsCheck.Gen<Line> s_line =
        from kind in Gen.Elements("entry", "entry", "entry", "torn", "blank", "text")
        from days in Gen.Choose(0, 20)
        from ttl in Gen.Elements(60, 3600, 86_400, 604_800)
        select new Line(kind, days, ttl);

    private sealed record Line(string Kind, int Days, int Ttl)
    {
        public string Text(int number, DateTimeOffset now)
        {
            // Younger after older ones: a log is in the order of time.
            var time = now.AddDays(-20).AddSeconds(number * 30_000).ToUnixTimeSeconds() + Days;
            var entry = $$"""{"id":"{{number}}","timestamp":{{time}},"ttl":{{Ttl}},"topic":"t"}""";
            return Kind switch
            {
                "entry" => entry,
                "torn" => entry[..^3],
                "blank" => "",
                _ => "text",
            };
        }
    }

    private static PoolEntry Read(string line)
    {
        Assert.True(EntryReader.TryRead(Encoding.UTF8.GetBytes(line), out var entry));
        return entry;
    }

    private static string Mode(string path) => Convert.ToString((int)File.GetUnixFileMode(path), 8);

    private static byte[] ArchivedBytes(PoolLocation location)
    {
        using var bytes = new MemoryStream();
        foreach (var file in new ArchiveFolder(location).Files().Reverse())
        {
            using var packed = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
            packed.CopyTo(bytes);
        }

        return bytes.ToArray();
    }

    private byte[] ArchivedBytes() => ArchivedBytes(_pool.Location);

    private List<string> Archived() => [.. Encoding.UTF8.GetString(ArchivedBytes()).Split('\n').SkipLast(1)];

    private List<string> Topics(bool includeArchive) =>
        [.. _pool.Pool.Read(new PoolQuery { All = true, IncludeArchive = includeArchive }).Select(entry => entry.Topic)];

    private CompactionResult Compact() => _pool.Pool.Log.Compact(_pool.Clock.Now);

    private void Add(string topic, DateTimeOffset time, TimeSpan? ttl = null) =>
        _pool.Add(new PoolEntry { Instance = "A", Topic = topic, Timestamp = time, Ttl = ttl ?? TimeToLive.Default });

    private void AddOld(string topic) => Add(topic, _pool.Clock.Now - TimeSpan.FromDays(30));

    private void AssertNoLeftovers() => Assert.Empty(Directory.GetFiles(_pool.Location.Folder, "*compacting*"));
}
