using FsCheck;
using FsCheck.Fluent;
using PoolCoordination.Entries;
using PoolCoordination.Log;

namespace PoolCoordination.Tests.Log;

/// <summary>Where live entries begin: what is passed over for it has expired.</summary>
public sealed class LiveStartTests : IDisposable
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    /// <summary>How long ago a line's entry was added, and for how long it matters; torn where it matters for no time.</summary>
    private static readonly Gen<(int Age, int Ttl)> s_line =
        from age in Gen.OneOf(Gen.Choose(-100_000, 700_000), Gen.Choose(0, 4000))
        from ttl in Gen.OneOf(Gen.Constant(0), Gen.Constant(3600), Gen.Choose(1, 604_800))
        select (age, ttl);

    private readonly ScratchPool _pool = new();

    [Fact]
    public void From_there_on_a_read_gives_the_same_live_entries_then_and_later() =>
        Holds.For(
            from lines in s_line.ArrayOf()
            from later in Gen.Choose(0, 100_000)
            from latest in Gen.Choose(0, 100_000)
            select (Lines: lines, Later: later, Latest: later + latest),
            log =>
            {
                _pool.WriteLog([.. log.Lines.Select(Line)]);
                using var snapshot = _pool.Pool.Log.Open();

                var start = snapshot.LiveAt(s_now, default);
                AssertSame(snapshot, start, s_now);
                var later = s_now.AddSeconds(log.Later);
                AssertSame(snapshot, start, later);
                start = snapshot.LiveAt(later, start);
                AssertSame(snapshot, start, later);
                AssertSame(snapshot, start, s_now.AddSeconds(log.Latest));
                AssertSame(snapshot, start, s_now);
            },
            tests: 300
        );

    [Fact]
    public void What_has_expired_is_passed_over()
    {
        _pool.WriteLog([.. Enumerable.Range(0, 50).Select(i => Line((10_000 - i, 60))), Line((10, 60))]);
        using var snapshot = _pool.Pool.Log.Open();

        var start = snapshot.LiveAt(s_now, default).OffsetAt(s_now);

        Assert.Equal("0 10 60", Assert.Single(snapshot.EntriesBack(new EntryScan { From = start })).Topic[..7]);
    }

    [Fact]
    public void A_session_is_shown_the_same_with_what_is_kept_and_without_it()
    {
        _pool.Clock.Now = s_now;
        _pool.WriteLog([.. Enumerable.Range(0, 400).Select(i => Line((300_000 - i * 700, i % 90 == 0 ? 604_800 : 3600)))]);
        _ = _pool.Pool.Claims();
        Assert.True(File.Exists(_pool.Location.ClaimsPath));

        AssertShownAsWithoutKept();
        _pool.Clock.Now = s_now.AddHours(30);
        AssertShownAsWithoutKept();
        _pool.Clock.Now = s_now.AddHours(-30);
        AssertShownAsWithoutKept();
        _pool.WriteLog([.. Enumerable.Range(0, 30).Select(i => Line((i, 3600)))]);
        _pool.Clock.Now = s_now.AddHours(1);
        AssertShownAsWithoutKept();
    }

    public void Dispose() => _pool.Dispose();

    private static string Line((int Age, int Ttl) line, int index = 0) =>
        line.Ttl == 0
            ? $$"""{"id":"{{index}}","timestamp":"""
            : EntryWriter.Text(
                new PoolEntry
                {
                    Id = $"{index} {line}",
                    Instance = "A",
                    Topic = $"{index} {line.Age} {line.Ttl} {new string('x', line.Age & 0x1FF)}",
                    Timestamp = s_now.AddSeconds(-line.Age),
                    Ttl = TimeSpan.FromSeconds(line.Ttl),
                }
            );

    private static void AssertSame(LogSnapshot snapshot, LiveStart start, DateTimeOffset now)
    {
        var live = EntryScan.Live(now);

        Assert.Equal(Ids(live), Ids(live with { From = start.OffsetAt(now) }));

        List<string> Ids(EntryScan scan) => [.. snapshot.EntriesBack(scan).Select(entry => entry.Id)];
    }

    private void AssertShownAsWithoutKept()
    {
        var kept = File.ReadAllBytes(_pool.Location.ClaimsPath);
        var shown = _pool.Context("B").Text(isFull: false);
        File.Delete(_pool.Location.ClaimsPath);

        Assert.Equal(_pool.Context("B").Text(isFull: false), shown);

        File.WriteAllBytes(_pool.Location.ClaimsPath, kept);
    }
}
