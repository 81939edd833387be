using FsCheck;
using FsCheck.Fluent;
using PoolCoordination.Claims;
using PoolCoordination.Entries;
using PoolCoordination.Tests.Claims.Plain;

namespace PoolCoordination.Tests.Claims;

/// <summary>The claims of any log are judged as the plainest way judges them, however quickly.</summary>
public sealed class ClaimFoldComparisonTests
{
    private static readonly DateTimeOffset s_start = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    private static readonly Gen<string> s_name = Gen.Elements(
        "a",
        "b",
        "src",
        "A",
        "*",
        "a*",
        "?",
        "**",
        "..",
        ".",
        "x.py",
        "y.py",
        "*.py",
        "x.*",
        "é.py",
        "É.py"
    );

    private static readonly Gen<string> s_path =
        from start in Gen.Frequency((6, Gen.Constant("")), (1, Gen.Constant("/")), (1, Gen.Constant("/code/")), (1, Gen.Constant("C:/")))
        from count in Gen.Choose(1, 4)
        from names in s_name.ArrayOf(count)
        from end in Gen.Frequency((4, Gen.Constant("")), (1, Gen.Constant("/")))
        select start + string.Join('/', names) + end;

    private static readonly Gen<string> s_root = Gen.Frequency(
        (9, Gen.Constant("/code")),
        (1, Gen.Constant("/other")),
        (1, Gen.Constant("C:/code")),
        (1, Gen.Constant("//build7/code"))
    );

    [Fact]
    public void Of_logs_of_a_moment() => Compare(ClaimStep.Any(), tests: 1000);

    [Fact]
    public void Of_logs_of_days() => Compare(ClaimStep.Any(longestStep: 40_000, longestTtl: 90_000), tests: 1000);

    [Fact]
    public void Of_logs_of_weeks_in_which_ids_are_used_again() =>
        Holds.ForLists(
            (
                from step in ClaimStep.Any(longestStep: 90_000, longestTtl: 200_000)
                from back in Gen.Choose(0, 6)
                select (Step: step, Back: back)
            ).ArrayOf(),
            steps =>
            {
                var entries = ClaimStep.Entries(steps.Select(step => step.Step), s_start);
                for (var i = 0; i < entries.Count; i++)
                    entries[i] = entries[i] with { Id = entries[Math.Max(0, i - steps[i].Back)].Id };
                AssertSame(entries);
            },
            tests: 1000
        );

    [Fact]
    public void Of_claims_of_any_paths() =>
        Holds.ForLists(
            (
                from step in ClaimStep.Any(longestTtl: 60)
                from count in Gen.Choose(0, 3)
                from paths in s_path.ArrayOf(count)
                from root in s_root
                select (Step: step, Paths: paths, Root: root)
            ).ArrayOf(),
            steps =>
            {
                var entries = ClaimStep.Entries(steps.Select(step => step.Step), s_start);
                AssertSame([
                    .. entries.Select(
                        (entry, i) => entry with { Affects = steps[i].Paths, Root = entry.Root is null ? null : steps[i].Root }
                    ),
                ]);
            },
            tests: 2000
        );

    [Fact]
    public void Two_patterns_overlap_as_in_the_plainest_way() =>
        Holds.For(
            from one in s_path
            from root in s_root
            from other in s_path
            from otherRoot in s_root
            select (One: one, Root: root, Other: other, OtherRoot: otherRoot),
            paths =>
            {
                var expected = PlainPathPattern.Of(paths.One, paths.Root).Overlaps(PlainPathPattern.Of(paths.Other, paths.OtherRoot));

                Assert.Equal(expected, PathPattern.Of(paths.One, paths.Root).Overlaps(PathPattern.Of(paths.Other, paths.OtherRoot)));
            },
            tests: 20_000
        );

    [Fact]
    public void A_file_is_covered_as_in_the_plainest_way() =>
        Holds.For(
            from one in s_path
            from file in s_path
            from isFolder in Gen.Elements(true, false)
            select (One: one, File: "/code/" + file, IsFolder: isFolder),
            paths =>
            {
                var expected = PlainPathPattern.Of(paths.One, "/code").Overlaps(PlainPathPattern.OfFile(paths.File, paths.IsFolder));

                Assert.Equal(expected, PathPattern.Of(paths.One, "/code").Overlaps(PathPattern.OfFile(paths.File, paths.IsFolder)));
            },
            tests: 5000
        );

    private static void Compare(Gen<ClaimStep> step, int tests) =>
        Holds.ForLists(step.ArrayOf(), steps => AssertSame(ClaimStep.Entries(steps, s_start)), tests);

    private static void AssertSame(List<PoolEntry> entries)
    {
        var plain = new PlainFold();
        var fold = new ClaimFold();
        foreach (var entry in entries)
        {
            plain.Add(entry);
            fold.Add(entry);
            Assert.Equal(plain.Claims.Select(State), fold.Claims.Select(State));
        }
    }

    private static (string, ClaimStatus, DateTimeOffset, string?) State(Claim claim) =>
        (claim.Id, claim.Status, claim.ExpiresAt, claim.ClosedBy);
}
