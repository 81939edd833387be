using FsCheck.Fluent;
using PoolCoordination.Claims;
using PoolCoordination.Entries;

namespace PoolCoordination.Tests.Claims;

/// <summary>What holds of claims after each line of any log.</summary>
public sealed class ClaimFoldTests
{
    private static readonly DateTimeOffset s_start = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Any_log_keeps_the_rules() =>
        Holds.ForLists(ClaimStep.Any().ArrayOf(), steps => Check(ClaimStep.Entries(steps, s_start)), tests: 2000);

    [Fact]
    public void A_log_of_days_keeps_the_rules() =>
        Holds.ForLists(
            ClaimStep.Any(longestStep: 40_000, longestTtl: 90_000).ArrayOf(),
            steps => Check(ClaimStep.Entries(steps, s_start)),
            tests: 1000
        );

    [Fact]
    public void Every_log_of_five_lines_keeps_the_rules()
    {
        ClaimStep[] lines =
        [
            new(Kind: 0, Author: 0, Path: 0, Target: 0, Seconds: 0, Ttl: 2),
            new(Kind: 0, Author: 1, Path: 1, Target: 0, Seconds: 1, Ttl: 3),
            new(Kind: 0, Author: 1, Path: 2, Target: 0, Seconds: 2, Ttl: 1),
            new(Kind: 0, Author: 2, Path: 3, Target: 0, Seconds: -1, Ttl: 2),
            new(Kind: 1, Author: 2, Path: 1, Target: 0, Seconds: 0, Ttl: 2),
            new(Kind: 2, Author: 0, Path: 0, Target: 0, Seconds: 1, Ttl: 4),
            new(Kind: 2, Author: 1, Path: 0, Target: 1, Seconds: 0, Ttl: 4),
            new(Kind: 3, Author: 1, Path: 0, Target: 0, Seconds: 0, Ttl: 1),
            new(Kind: 4, Author: 2, Path: 0, Target: 1, Seconds: 0, Ttl: 1),
            new(Kind: 5, Author: 0, Path: 0, Target: 0, Seconds: 0, Ttl: 1),
        ];
        CheckAll(lines, [], length: 5);
    }

    [Fact]
    public void A_claim_whose_clock_was_a_day_ahead_keeps_the_rules() =>
        Check(
            ClaimStep.Entries(
                [
                    new(Kind: 0, Author: 2, Path: 1, Target: 0, Seconds: 90_000, Ttl: 41_201),
                    new(Kind: 1, Author: 6, Path: 2, Target: 0, Seconds: -90_000, Ttl: 48_031),
                ],
                s_start
            )
        );

    [Fact]
    public void What_ran_out_ends_for_good_where_another_claims_it()
    {
        var fold = Fold(Claim("1", "A", 0, ttl: 10), Claim("2", "B", 10), Renewal("1", "A", 9));

        Assert.Equal((ClaimStatus.Ended, "2"), (fold.Find("1")!.Status, fold.Find("1")!.ClosedBy));
        Assert.Equal(ClaimStatus.Held, fold.Find("2")!.Status);
    }

    [Fact]
    public void What_ran_out_and_nobody_claimed_is_not_prolonged()
    {
        var fold = Fold(Claim("1", "A", 0, ttl: 10), Renewal("1", "A", 10));

        Assert.Equal(s_start.AddSeconds(10), fold.Find("1")!.ExpiresAt);
    }

    [Fact]
    public void One_line_of_a_clock_that_jumped_ends_nothing_that_it_does_not_overlap()
    {
        var fold = Fold(
            Claim("1", "A", 0),
            Claim("2", "B", 0, "docs/") with { Timestamp = s_start.AddYears(4) },
            Claim("3", "C", 10)
        );

        Assert.True(fold.Find("1")!.IsHeldAt(s_start.AddSeconds(10)));
        Assert.Equal((ClaimStatus.Refused, "1"), (fold.Find("3")!.Status, fold.Find("3")!.ClosedBy));
    }

    [Theory]
    [InlineData(8, false)]
    [InlineData(9, true)]
    public void A_claim_ends_once_nine_in_a_row_are_long_after_its_time(int later, bool isEnded)
    {
        var at = s_start.AddYears(4);
        PoolEntry[] ahead = [.. Enumerable.Range(0, later).Select(i => Claim($"ahead {i}", "B", 0, $"docs/{i}/") with { Timestamp = at })];
        var fold = Fold([Claim("1", "A", 0), .. ahead, Claim("3", "C", 10)]);

        Assert.Equal(isEnded ? ClaimStatus.Held : ClaimStatus.Refused, fold.Find("3")!.Status);
        Assert.Equal(!isEnded, fold.Find("1")?.IsHeldAt(s_start.AddSeconds(10)) ?? false);
    }

    [Fact]
    public void Claims_that_are_over_for_a_day_are_forgotten()
    {
        var fold = new ClaimFold();
        for (var i = 0; i < 1000; i++)
            fold.Add(Claim($"{i}", $"I{i}", seconds: i * 3600));

        Assert.InRange(fold.Claims.Count, 1, 50);
    }

    [Fact]
    public void A_claim_by_force_that_was_over_before_another_began_ends_nothing()
    {
        var fold = Fold(Claim("1", "A", 80_000), Claim("2", "B", 0) with { IsForced = true });

        Assert.Equal(ClaimStatus.Held, fold.Find("1")!.Status);
        Assert.Equal(ClaimStatus.Refused, fold.Find("2")!.Status);
    }

    [Theory]
    [InlineData("root")]
    [InlineData("id")]
    [InlineData("instance")]
    [InlineData("time")]
    public void A_claim_that_lacks_what_binds_bars_nobody(string member)
    {
        var claim = Claim("1", "A", 0);
        var entry = member switch
        {
            "root" => claim with { Root = null },
            "id" => claim with { Id = "" },
            "instance" => claim with { Instance = "" },
            _ => claim with { Timestamp = DateTimeOffset.UnixEpoch },
        };
        var fold = Fold(entry, Claim("2", "B", 0));

        Assert.Equal(ClaimStatus.Held, fold.Find("2")!.Status);
        Assert.All(fold.Claims.Where(one => one.Id != "2"), one => Assert.Equal(ClaimStatus.Unbinding, one.Status));
    }

    [Fact]
    public void An_owner_is_told_by_the_first_characters_of_a_session_in_both_directions()
    {
        var whole = Claim("1", "A", 0) with { SessionId = "01234567-89ab" };
        var cut = Claim("2", "B", 1) with { SessionId = "01234567" };

        Assert.Equal([ClaimStatus.Held, ClaimStatus.Held], Fold(whole, cut).Claims.Select(claim => claim.Status));
        Assert.Equal([ClaimStatus.Held, ClaimStatus.Held], Fold(cut, whole).Claims.Select(claim => claim.Status));
    }

    private static ClaimFold Fold(params PoolEntry[] entries)
    {
        var fold = new ClaimFold();
        foreach (var entry in entries)
            fold.Add(entry);
        return fold;
    }

    private static PoolEntry Claim(string id, string instance, int seconds, string path = "src/", int ttl = 3600) =>
        new()
        {
            Id = id,
            Instance = instance,
            Action = PoolAction.Claimed,
            Topic = id,
            Affects = [path],
            Root = "/code",
            Timestamp = s_start.AddSeconds(seconds),
            Ttl = TimeSpan.FromSeconds(ttl),
        };

    private static PoolEntry Renewal(string of, string instance, int seconds) =>
        Claim($"renewal of {of}", instance, seconds) with
        {
            Renews = of,
        };

    private static void CheckAll(ClaimStep[] lines, ClaimStep[] steps, int length)
    {
        if (steps.Length == length)
        {
            Check(ClaimStep.Entries(steps, s_start));
            return;
        }

        foreach (var line in lines)
            CheckAll(lines, [.. steps, line], length);
    }

    private static void Check(List<PoolEntry> entries)
    {
        var fold = new ClaimFold();
        var over = new HashSet<string>(StringComparer.Ordinal);
        var known = new HashSet<string>(StringComparer.Ordinal);
        var latest = DateTimeOffset.MinValue;
        foreach (var entry in entries)
        {
            latest = entry.Timestamp > latest ? entry.Timestamp : latest;
            // A line that is written once more, days later, has the time of the first.
            var now = known.Add(entry.Id) ? entry.Timestamp : latest;
            List<Claim> before = [.. fold.Claims];
            fold.Add(entry);
            CheckHolders(fold);
            if (entry.Action == PoolAction.Claimed && entry.Renews is null && before.TrueForAll(claim => claim.Id != entry.Id))
                CheckVerdict(entry, before, fold.Find(entry.Id)!);
            foreach (var claim in before)
                CheckChange(claim, fold.Find(claim.Id), entry);
            Assert.DoesNotContain(
                fold.Claims,
                claim => claim.Status == ClaimStatus.Held && over.Contains(claim.Id) && claim.IsHeldAt(now)
            );
            over.UnionWith(fold.Claims.Where(claim => claim.Status is ClaimStatus.Refused or ClaimStatus.Ended).Select(claim => claim.Id));
        }
    }

    /// <summary>Whatever a reader's clock says: of what is held at all, nothing of two owners overlaps.</summary>
    private static void CheckHolders(ClaimFold fold)
    {
        List<Claim> held = [.. fold.Claims.Where(claim => claim.Status == ClaimStatus.Held)];
        foreach (var one in held)
            Assert.DoesNotContain(held, other => !HaveSameOwner(one.Entry, other.Entry) && one.Overlaps(other));
    }

    private static void CheckVerdict(PoolEntry entry, List<Claim> before, Claim verdict)
    {
        var isBinding = entry.Root is not null;
        var inTheWay = before.Where(claim =>
            claim.Status == ClaimStatus.Held
            && claim.IsUnexpiredAt(entry.Timestamp)
            && claim.Overlaps(verdict)
            && !HaveSameOwner(claim.Entry, entry)
            && !(entry.IsForced && entry.ExpiresAt > claim.Since)
        );
        Assert.Equal(!isBinding ? ClaimStatus.Unbinding : inTheWay.Any() ? ClaimStatus.Refused : ClaimStatus.Held, verdict.Status);
        Assert.Equal(entry.ExpiresAt, verdict.ExpiresAt);
        if (verdict.Status == ClaimStatus.Refused)
            Assert.Contains(inTheWay, claim => claim.Id == verdict.ClosedBy);
    }

    private static void CheckChange(Claim before, Claim? after, PoolEntry by)
    {
        if (after is null)
        {
            Assert.False(before.IsHeldAt(by.Timestamp - TimeSpan.FromDays(1)), "Nothing is forgotten within a day of its end.");
            return;
        }

        if (before.Status is ClaimStatus.Refused or ClaimStatus.Ended)
        {
            Assert.Equal((before.Status, before.ClosedBy, before.ExpiresAt), (after.Status, after.ClosedBy, after.ExpiresAt));
            return;
        }

        if (after.Status == before.Status)
            Assert.True(
                after.ExpiresAt == before.ExpiresAt || IsRenewal(before, after, by),
                "Only a renewal by the holder, in time, prolongs a claim."
            );
        else
            Assert.True(IsEnd(before, after, by), $"The line {by} does not end {before}.");
    }

    private static bool IsRenewal(Claim before, Claim after, PoolEntry by) =>
        by.Renews == before.Id
        && before.IsHeldAt(by.Timestamp)
        && HaveSameOwner(before.Entry, by)
        && after.ExpiresAt == by.ExpiresAt
        && by.ExpiresAt > before.ExpiresAt;

    private static bool IsEnd(Claim before, Claim after, PoolEntry by)
    {
        var isOwn = HaveSameOwner(before.Entry, by);
        var isClaim = by.Action == PoolAction.Claimed && by.Renews is null;
        return after.Status == ClaimStatus.Ended
            && after.ClosedBy == by.Id
            && (
                (by.Releases == before.Id && (isOwn || by.IsForced))
                || (by.Action == PoolAction.Completed && isOwn && by.Topic == before.Topic)
                || (isClaim && !isOwn && (by.IsForced || !before.IsHeldAt(by.Timestamp)))
            );
    }

    private static bool HaveSameOwner(PoolEntry one, PoolEntry other) =>
        new Identity(one.Instance, one.SessionId) { IsUnnamed = one.IsUnnamed }.Owns(other);
}
