using FsCheck.Fluent;
using PoolCoordination.Claims;
using PoolCoordination.Compaction;
using PoolCoordination.Entries;
using PoolCoordination.Log;
using PoolCoordination.Tests.Claims;

namespace PoolCoordination.Tests.Compaction;

/// <summary>A compaction takes no line on which the verdict about a younger claim depends, and leaves no other that is old.</summary>
public sealed class ClaimCompactionTests : IDisposable
{
    private readonly ScratchPool _pool = new();

    [Fact]
    public void Every_claim_that_stays_is_judged_as_before() =>
        Holds.For(
            from old in ClaimStep.Any(longestStep: 20_000, longestTtl: 604_800).ArrayOf(30)
            from steps in ClaimStep.Any(longestStep: 4000, longestTtl: 9000).ArrayOf()
            from later in ClaimStep.Any(longestStep: 400, longestTtl: 900).ArrayOf()
            from days in Gen.Choose(6, 20)
            select (Old: old, Steps: steps, Later: later, Days: days),
            log =>
            {
                var start = _pool.Clock.Now;
                var now = start + TimeSpan.FromDays(log.Days);
                List<PoolEntry> entries =
                [
                    .. ClaimStep.Entries(log.Old, start, "old"),
                    .. ClaimStep.Entries(log.Steps, now - TimeSpan.FromHours(2), "young"),
                ];
                var later = ClaimStep.Entries(log.Later, now, "later");
                _pool.WriteLog([.. entries.Select(EntryWriter.Text)]);
                new FileLog(_pool.Location).Compact(now);
                var kept = ReadAll();

                var before = Verdicts([.. entries, .. later]);
                var after = Verdicts([.. kept, .. later]);

                foreach (var (id, claim) in after)
                    AssertSame(before[id], claim, now);
                Assert.All(
                    entries.Where(entry => entry.ExpiresAt >= now - TimeSpan.FromDays(7)),
                    entry => Assert.Contains(kept, one => one.Id == entry.Id)
                );
            },
            tests: 300
        );

    [Fact]
    public void What_is_held_stays_held_also_where_writers_use_ids_again() =>
        Holds.For(
            from old in ClaimStep.Any(longestStep: 20_000, longestTtl: 604_800).ArrayOf(30)
            from steps in ClaimStep.Any(longestStep: 4000, longestTtl: 9000).ArrayOf(12)
            from later in ClaimStep.Any(longestStep: 400, longestTtl: 900).ArrayOf(8)
            from back in Gen.Frequency((3, Gen.Constant(0)), (2, Gen.Choose(1, 12))).ArrayOf(50)
            from days in Gen.Choose(6, 20)
            select (Old: old, Steps: steps, Later: later, Back: back, Days: days),
            log =>
            {
                var start = _pool.Clock.Now;
                var now = start + TimeSpan.FromDays(log.Days);
                List<PoolEntry> all =
                [
                    .. ClaimStep.Entries(log.Old, start, "old"),
                    .. ClaimStep.Entries(log.Steps, now - TimeSpan.FromHours(2), "young"),
                    .. ClaimStep.Entries(log.Later, now, "later"),
                ];
                for (var i = 0; i < all.Count; i++)
                    all[i] = all[i] with { Id = all[Math.Max(0, i - log.Back[i])].Id };
                var entries = all[..^log.Later.Length];
                _pool.WriteLog([.. entries.Select(EntryWriter.Text)]);
                new FileLog(_pool.Location).Compact(now);
                var kept = ReadAll();

                for (var i = entries.Count; i <= all.Count; i++)
                    Assert.Equal(Held(all[..i], now), Held([.. kept, .. all[entries.Count..i]], now));
            },
            tests: 500
        );

    [Fact]
    public void Of_claims_that_are_all_over_nothing_stays() =>
        Holds.For(
            ClaimStep.Any(longestStep: 4000, longestTtl: 604_800).ArrayOf(40),
            steps =>
            {
                var entries = ClaimStep.Entries(steps, _pool.Clock.Now);
                _pool.WriteLog([.. entries.Select(EntryWriter.Text), "{\"id\":\"last\",\"timestamp\":1895338118}"]);
                new FileLog(_pool.Location).Compact(entries.Max(entry => entry.ExpiresAt) + TimeSpan.FromDays(30));

                Assert.Single(_pool.Lines);
            },
            tests: 100
        );

    [Fact]
    public void A_claim_keeps_its_own_renewals_and_what_refused_it_and_nothing_else()
    {
        var days = TimeSpan.FromDays(1);
        var start = _pool.Clock.Now;
        var holder = Claim("holder", "A", start, days);
        PoolEntry[] needed =
        [
            holder,
            Claim("renewal", "A", start + (0.9 * days), days) with { Renews = "holder" },
            Claim("refused", "B", start + (1.5 * days), 7 * days),
        ];
        PoolEntry[] others =
        [
            Claim("refused before", "B", start + (0.5 * days), days),
            Claim("elsewhere", "C", start + (0.6 * days), days, "docs/"),
            Claim("renewal of another", "C", start + (0.7 * days), days) with { Renews = "elsewhere" },
            Claim("vain renewal", "C", start + (0.8 * days), days) with { Renews = "holder" },
            Claim("work", "A", start + days, days) with { Action = PoolAction.Completed },
        ];
        var last = Claim("last", "D", start + (10 * days), days, "lib/");
        _pool.WriteLog([.. needed.Concat(others).OrderBy(entry => entry.Timestamp).Append(last).Select(EntryWriter.Text)]);

        new FileLog(_pool.Location).Compact(start + (12 * days));

        Assert.Equal(["holder", "renewal", "refused", "last"], ReadAll().Select(entry => entry.Id));
        Assert.Equal(ClaimStatus.Refused, _pool.Pool.Claims().Find("refused")?.Status ?? ClaimStatus.Refused);
    }

    [Fact]
    public void A_claim_that_stays_by_a_fraction_of_a_second_keeps_its_end()
    {
        var start = _pool.Clock.Now;
        var day = TimeSpan.FromDays(1);
        PoolEntry[] entries =
        [
            Claim("claim", "A", start, day),
            Claim("release", "A", start + TimeSpan.FromHours(1), TimeSpan.FromHours(1)) with
            {
                Action = PoolAction.Signaling,
                Releases = "claim",
            },
            Claim("last", "B", start + (8 * day), day, "docs/"),
        ];
        _pool.WriteLog([.. entries.Select(EntryWriter.Text)]);

        new FileLog(_pool.Location).Compact(start + (8 * day) + TimeSpan.FromMilliseconds(400));

        Assert.Equal(["claim", "release", "last"], ReadAll().Select(entry => entry.Id));
    }

    [Fact]
    public void The_last_line_stays_and_is_judged_as_before()
    {
        var start = _pool.Clock.Now;
        _pool.WriteLog([
            .. new[]
            {
                Claim("1", "A", start, TimeSpan.FromHours(1)),
                Claim("other", "C", start, TimeSpan.FromHours(1), "docs/"),
                Claim("2", "B", start, TimeSpan.FromHours(1)),
            }.Select(EntryWriter.Text),
        ]);

        new FileLog(_pool.Location).Compact(start + TimeSpan.FromDays(30));

        Assert.Equal(
            [("1", ClaimStatus.Held), ("2", ClaimStatus.Refused)],
            _pool.Pool.Claims().All.Select(claim => (claim.Id, claim.Status))
        );
    }

    [Fact]
    public void An_end_without_an_id_stays_with_its_claim_and_other_lines_without_one_go()
    {
        var start = _pool.Clock.Now;
        var days = TimeSpan.FromDays(1);
        var hour = TimeSpan.FromHours(1);
        PoolEntry[] entries =
        [
            Claim("claim", "A", start, 7 * days) with { Topic = "work" },
            Claim("", "A", start + hour, hour) with { Action = PoolAction.Completed, Topic = "work" },
            Claim("", "A", start + hour, hour) with { Action = PoolAction.Signaling, Topic = "work" },
            Claim("last", "B", start + (10 * days), hour, "docs/"),
        ];
        _pool.WriteLog([.. entries.Select(EntryWriter.Text)]);

        new FileLog(_pool.Location).Compact(start + (10 * days));

        Assert.Equal([PoolAction.Claimed, PoolAction.Completed, PoolAction.Claimed], ReadAll().Select(entry => entry.Action));
        Assert.DoesNotContain(_pool.Pool.Claims().All, claim => claim.Id == "claim" && claim.Status == ClaimStatus.Held);
    }

    public void Dispose() => _pool.Dispose();

    private static PoolEntry Claim(string id, string instance, DateTimeOffset time, TimeSpan ttl, string path = "src/") =>
        new()
        {
            Id = id,
            Instance = instance,
            Action = PoolAction.Claimed,
            Topic = id,
            Affects = [path],
            Root = "/code",
            Timestamp = time,
            Ttl = ttl,
        };

    private List<PoolEntry> ReadAll()
    {
        using var snapshot = new FileLog(_pool.Location).Open();
        return [.. snapshot.Entries(ClaimFilter.Scan())];
    }

    /// <summary>The claims that bar others at a moment, and until when.</summary>
    private static List<string> Held(List<PoolEntry> entries, DateTimeOffset now)
    {
        var fold = new ClaimFold();
        entries.ForEach(fold.Add);
        return [.. fold.Claims.Where(claim => claim.IsHeldAt(now)).Select(claim => $"{EntryWriter.Text(claim.Entry)} {claim.ExpiresAt}")];
    }

    /// <summary>The last that was said of each claim, also of those that are forgotten.</summary>
    private static Dictionary<string, Claim> Verdicts(List<PoolEntry> entries)
    {
        var claims = new Dictionary<string, Claim>(StringComparer.Ordinal);
        var fold = new ClaimFold { Changed = (_, after, _) => claims[after.Id] = after };
        entries.ForEach(fold.Add);
        return claims;
    }

    private static void AssertSame(Claim before, Claim after, DateTimeOffset now)
    {
        Assert.Equal(before.ExpiresAt, after.ExpiresAt);
        if (before.Status == after.Status && before.ClosedBy == after.ClosedBy)
            return;
        // What ran out without an end is forgotten at some line, be it this or that, or not yet.
        var isForgotten = (before.Status, after.Status) switch
        {
            (ClaimStatus.Ended, ClaimStatus.Held or ClaimStatus.Ended) => true,
            (ClaimStatus.Held, ClaimStatus.Ended) => before.ExpiresAt < now - TimeSpan.FromDays(1),
            _ => false,
        };
        Assert.True(isForgotten, $"{before} became {after}.");
    }
}
