using FsCheck;
using FsCheck.Fluent;
using PoolCoordination.Claims;
using PoolCoordination.Compaction;
using PoolCoordination.Entries;

namespace PoolCoordination.Tests.Claims;

/// <summary>Verdicts that are kept beside the log change nothing.</summary>
public sealed class ClaimCacheTests : IDisposable
{
    private static readonly Gen<ClaimStep> s_step = Gen.OneOf(ClaimStep.Any(), ClaimStep.Any(longestStep: 40_000, longestTtl: 90_000));

    private readonly ScratchPool _pool = new();

    [Fact]
    public void Wherever_the_log_was_cut_all_is_judged_as_from_its_start() =>
        Holds.For(
            from steps in s_step.ArrayOf() from cut in Gen.Choose(0, steps.Length) select (Steps: steps, Cut: cut),
            log =>
            {
                var entries = Entries(log.Steps);
                Write(entries[..log.Cut]);
                Keep();
                Append(entries[log.Cut..]);

                AssertSameAsWithoutCache();
            },
            tests: 300
        );

    [Fact]
    public void A_table_that_is_read_on_is_the_same_as_one_read_anew() =>
        Holds.For(
            s_step.ArrayOf(),
            steps =>
            {
                Write([]);
                var table = _pool.Pool.Claims();
                foreach (var entry in Entries(steps))
                {
                    Append([entry]);
                    table.Update();
                }

                AssertSame(ReadAnew(), table);
            },
            tests: 50
        );

    [Fact]
    public void A_damaged_file_is_ignored() =>
        Holds.For(
            from steps in s_step.ArrayOf(12)
            from at in Gen.Choose(0, 10_000)
            from damage in Gen.Elements(0, 1, 2)
            from value in Gen.Choose(0, 255)
            select (Steps: steps, At: at, Damage: damage, Value: (byte)value),
            log =>
            {
                var entries = Entries(log.Steps);
                Write(entries[..6]);
                Keep();
                Append(entries[6..]);
                var content = File.ReadAllBytes(_pool.Location.ClaimsPath);
                var at = log.At % content.Length;
                byte[] damaged = log.Damage switch
                {
                    0 => [.. content[..at], log.Value, .. content[(at + 1)..]],
                    1 => content[..at],
                    _ => [.. content[..at], .. content[Math.Min(content.Length, at + 200)..]],
                };
                File.WriteAllBytes(_pool.Location.ClaimsPath, damaged);

                AssertSameAsWithoutCache();
            },
            tests: 300
        );

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("1 2 3\n")]
    [InlineData("1 99999999999999999999 1 1 1\n")]
    [InlineData("9 0 0 0 0\n")]
    [InlineData("{}")]
    public void A_file_that_another_wrote_is_ignored(string content)
    {
        Write(Entries([new ClaimStep(0, 0, 0, 0, 0, 8)]));
        File.WriteAllText(_pool.Location.ClaimsPath, content);

        AssertSameAsWithoutCache();
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_ignored()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.UserName == "root", "Who may read everything cannot be kept from it.");
        Write(Entries([new ClaimStep(0, 0, 0, 0, 0, 8)]));
        Keep();
        File.SetUnixFileMode(_pool.Location.ClaimsPath, UnixFileMode.None);

        Assert.Single(_pool.Pool.Claims().All);
    }

    [Fact]
    public void What_is_kept_of_another_log_is_dropped() =>
        Holds.For(
            from before in s_step.ArrayOf()
            from after in s_step.ArrayOf()
            from isBackup in Gen.Elements(true, false)
            select (Before: before, After: after, IsBackup: isBackup),
            logs =>
            {
                var before = Entries(logs.Before);
                Write(before);
                Keep();
                Replace(logs.IsBackup ? before[..(before.Count / 2)] : Entries(logs.After));

                AssertSameAsWithoutCache();
            },
            tests: 200
        );

    [Fact]
    public void A_line_that_a_person_takes_out_of_the_log_is_gone_for_all()
    {
        var entries = Entries([new ClaimStep(0, 0, 0, 0, 0, 8), new ClaimStep(0, 1, 4, 0, 0, 8)]);
        Write(entries);
        Keep();
        Replace(entries[1..]);

        Assert.Equal(entries[1].Id, Assert.Single(_pool.Pool.Claims().All).Id);
    }

    [Fact]
    public void A_compaction_changes_nothing() =>
        Holds.For(
            from old in ClaimStep.Any(longestStep: 40_000, longestTtl: 90_000).ArrayOf()
            from steps in s_step.ArrayOf()
            from later in s_step.ArrayOf()
            select (Old: old, Steps: steps, Later: later),
            log =>
            {
                _pool.Clock.Now = Start + TimeSpan.FromDays(30);
                List<PoolEntry> entries = [.. Entries(log.Old), .. Entries(log.Steps, "young", days: 29)];
                Write(entries);
                Keep();
                var table = _pool.Pool.Claims();
                _pool.Pool.Log.Compact(_pool.Clock.Now);
                Append(Entries(log.Later, "later", days: 30));
                table.Update();

                AssertSameAsWithoutCache();
                AssertSame(ReadAnew(), table);
            },
            tests: 100
        );

    [Fact]
    public void Ids_of_any_text_are_kept() =>
        Holds.For(
            from ids in Any.WellFormedText.ArrayOf(3) select ids,
            ids =>
            {
                var entries = Entries([
                    new ClaimStep(0, 0, 0, 0, 0, 8),
                    new ClaimStep(0, 1, 0, 0, 0, 8),
                    new ClaimStep(4, 2, 0, 1, 1, 8),
                    new ClaimStep(0, 1, 0, 0, 1, 8),
                ]);
                for (var i = 0; i < ids.Length; i++)
                    entries[i] = entries[i] with { Id = ids[i] + i };
                entries[2] = entries[2] with { Id = ids[2], Releases = entries[0].Id };
                Write(entries[..3]);
                Keep();
                Append(entries[3..]);

                AssertSameAsWithoutCache();
            },
            tests: 100
        );

    [Fact]
    public void A_log_of_some_size_is_judged_once()
    {
        for (var i = 0; i < 200; i++)
            Append(Entries([new ClaimStep(0, i % 3, i % 7, 0, 0, 8)], $"{i}-"));
        _ = _pool.Pool.Claims();
        Assert.True(File.Exists(_pool.Location.ClaimsPath));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_pool.Location.ClaimsPath));

        AssertSameAsWithoutCache();
    }

    [Fact]
    public void After_a_compaction_the_claims_are_judged_already()
    {
        _pool.Clock.Now = Start + TimeSpan.FromDays(30);
        Append(Entries([new ClaimStep(0, 0, 0, 0, 0, 8)], "old"));
        for (var i = 0; i < 400; i++)
            Append(Entries([new ClaimStep(0, i % 3, i % 7, 0, 0, 8)], $"{i}-", days: 30));
        _ = _pool.Pool.Claims();

        Assert.Equal(1, _pool.Pool.Compact().Archived);

        using var snapshot = _pool.Pool.Log.Open();
        Assert.Equal(snapshot.EndPosition(), new ClaimCache(_pool.Location).Read()?.Position);
    }

    public void Dispose() => _pool.Dispose();

    private static DateTimeOffset Start { get; } = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    private static List<PoolEntry> Entries(ClaimStep[] steps, string prefix = "", int days = 0) =>
        ClaimStep.Entries(steps, Start + TimeSpan.FromDays(days), prefix);

    /// <summary>Begins anew with a log, without what was kept of another.</summary>
    private void Write(List<PoolEntry> entries)
    {
        Replace(entries);
        File.Delete(_pool.Location.ClaimsPath);
    }

    private void Replace(List<PoolEntry> entries) => _pool.WriteLog([.. entries.Select(EntryWriter.Text)]);

    private void Append(List<PoolEntry> entries)
    {
        foreach (var entry in entries)
            _pool.Pool.Log.Append(entry);
    }

    /// <summary>Keeps the verdicts of the log as it is now, however short it is.</summary>
    private void Keep()
    {
        using var snapshot = _pool.Pool.Log.Open();
        if (snapshot.EndPosition() is not { } end)
            return;
        var fold = new ClaimFold();
        foreach (var entry in snapshot.Entries(ClaimFilter.Scan()))
            fold.Add(entry);
        new ClaimCache(_pool.Location).Write(fold, end, default);
    }

    private void AssertSameAsWithoutCache()
    {
        var withCache = _pool.Pool.Claims();
        AssertSame(ReadAnew(), withCache);
    }

    private ClaimTable ReadAnew()
    {
        File.Delete(_pool.Location.ClaimsPath);
        return _pool.Pool.Claims();
    }

    private static void AssertSame(ClaimTable expected, ClaimTable actual) =>
        Assert.Equal(expected.All.Select(State), actual.All.Select(State));

    private static (string, ClaimStatus, DateTimeOffset, string?, string) State(Claim claim) =>
        (claim.Id, claim.Status, claim.ExpiresAt, claim.ClosedBy, EntryWriter.Text(claim.Entry));
}
