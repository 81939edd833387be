using FsCheck;
using FsCheck.Fluent;
using PoolCoordination.Entries;

namespace PoolCoordination.Tests.Claims;

/// <summary>
/// One thing that an instance may write about claims; numbers say who, what and when, so that lists of steps can be made and cut at random.
/// </summary>
/// <param name="Kind">
/// Claim, claim by force, renewal, release, release by force, completion, a claim without a root, or a line again.
/// </param>
/// <param name="Author">Which of the identities writes.</param>
/// <param name="Path">Which of the paths it is about.</param>
/// <param name="Target">Which earlier claim a renewal or a release names, counted back from the last.</param>
/// <param name="Seconds">How much later than the line before it is timed; less than zero where a clock went back.</param>
/// <param name="Ttl">Its time to live in seconds.</param>
internal sealed record ClaimStep(int Kind, int Author, int Path, int Target, int Seconds, int Ttl)
{
    /// <summary>Some are the same by their session, some by their name, and some only seem to be, as nobody gave them theirs.</summary>
    public static Identity[] Authors { get; } =
    [
        new("A", "s1"),
        new("B", "s2"),
        new("C", "s3"),
        new("a", "s4"),
        new("D", "s2"),
        new("A", "s5") { IsUnnamed = true },
        new("A", "s6") { IsUnnamed = true },
    ];

    public static string[] Paths { get; } = ["src/", "src/auth.py", "src/*.py", "auth.py", "docs/a.md", "**/*.md", "lib/x.c"];

    public const int Kinds = 8;

    public static Gen<ClaimStep> Any(int longestStep = 4, int longestTtl = 8) =>
        from kind in Gen.Elements(0, 0, 0, 0, 1, 2, 2, 3, 4, 5, 6, 7)
        from author in Gen.Choose(0, Authors.Length - 1)
        from path in Gen.Choose(0, Paths.Length - 1)
        from target in Gen.Elements(0, 0, 0, 1, 1, 2, 3, 5, 8)
        from seconds in Gen.Frequency((8, Gen.Choose(0, longestStep)), (1, Gen.Choose(-longestStep, 0)))
        from ttl in Gen.Choose(1, longestTtl)
        select new ClaimStep(kind, author, path, target, seconds, ttl);

    /// <summary>The lines that steps write, from a moment on.</summary>
    public static List<PoolEntry> Entries(IEnumerable<ClaimStep> steps, DateTimeOffset start, string prefix = "")
    {
        var entries = new List<PoolEntry>();
        var claims = new List<PoolEntry>();
        var now = start;
        foreach (var step in steps)
        {
            now += TimeSpan.FromSeconds(step.Seconds);
            var entry = step.Entry($"{prefix}{entries.Count}", now, claims, entries);
            entries.Add(entry);
            if (entry is { Action: PoolAction.Claimed, Renews: null })
                claims.Add(entry);
        }

        return entries;
    }

    private PoolEntry Entry(string id, DateTimeOffset now, List<PoolEntry> claims, List<PoolEntry> entries)
    {
        var entry = Authors[Author].Sign(
            new PoolEntry
            {
                Id = id,
                Timestamp = now,
                Action = PoolAction.Claimed,
                Topic = Paths[Path],
                Affects = [Paths[Path]],
                Root = "/code",
                Ttl = TimeSpan.FromSeconds(Ttl),
            }
        );
        var target = claims.Count == 0 ? "none" : claims[Math.Max(0, claims.Count - 1 - Target)].Id;
        return Kind switch
        {
            0 => entry,
            1 => entry with { IsForced = true },
            2 => entry with { Renews = target },
            3 => entry with { Action = PoolAction.Signaling, Releases = target },
            4 => entry with { Action = PoolAction.Signaling, Releases = target, IsForced = true },
            5 => entry with { Action = PoolAction.Completed },
            6 => entry with { Root = null },
            _ => entries.Count == 0 ? entry : entries[Math.Max(0, entries.Count - 1 - Target)],
        };
    }
}
