using System.Globalization;
using PoolCoordination.Entries;
using PoolCoordination.Text;

namespace PoolCoordination.Claims;

/// <summary>Warnings for the author of a claim that guards less than it seems to.</summary>
internal static class ClaimWarning
{
    private const int LongestTopic = 120;
    private const int LongestPart = 80;
    private const int MostParts = 5;
    private const int MostCompared = 1000;

    private const string Forms = "AFFECTS takes paths such as src/auth.py, src/db/ or *.py, separated by commas.";

    /// <summary>Why a claim is not written that names more paths than count; empty for any other entry.</summary>
    public static string OfTooMany(PoolEntry entry) =>
        entry.Action != PoolAction.Claimed || entry.IsUpkeepOfClaim || entry.Affects.Count <= ClaimedEntry.MostPaths
            ? ""
            : $"The claim {Sanitizer.Quote(entry.Topic, LongestTopic)} names more than {ClaimedEntry.MostPaths} paths and was not "
                + "written: claim their folder, or make several claims.";

    /// <summary>Why a claim is not written to a pool whose claims have as many paths as they may.</summary>
    public static string OfFullPool(PoolEntry entry) =>
        $"The claim {Sanitizer.Quote(entry.Topic, LongestTopic)} was not written: the held claims of the pool would exceed "
            + $"{ClaimTable.MostHeldPaths} paths (a pattern counts as {PathKey.WeightOfWildcard}); claims that are released or "
            + "completed make room.";

    /// <summary>The warning that another holds a claim with the same topic, by its words; empty where nobody does.</summary>
    /// <param name="granted">The claim as it was granted.</param>
    /// <param name="claims">The claims of the pool.</param>
    /// <param name="now">The present time, in the reader's time zone.</param>
    public static string OfSameTopic(PoolEntry granted, ClaimTable claims, DateTimeOffset now)
    {
        if (granted.IsAutomatic)
            return "";
        var author = new Identity(granted.Instance, granted.SessionId) { IsUnnamed = granted.IsUnnamed };
        var words = new TopicWords(granted.Topic);
        var other = claims
            .HeldAt(now)
            .TakeLast(MostCompared)
            .FirstOrDefault(claim =>
                !claim.Entry.IsAutomatic && !author.Owns(claim.Entry) && words.AreOfSameTaskAs(new TopicWords(claim.Topic))
            );
        return other is null
            ? ""
            : $"The claim {Sanitizer.Quote(granted.Topic, LongestTopic)} is granted, but another has claimed the same task, as it seems: "
                + ClaimText.Of(other, now);
    }

    /// <summary>The warning; empty where there is nothing to say.</summary>
    /// <param name="claim">The entry as it is written.</param>
    /// <param name="home">The user's home folder.</param>
    public static string Of(PoolEntry claim, string home)
    {
        if (claim.Root is not { } root || claim.IsAutomatic)
            return "";
        var unclear = new PathReading(root[ProjectRoot.MachineOf(root).Length..], home).Unclear(claim.Affects);
        var topic = Sanitizer.Quote(claim.Topic, LongestTopic);
        if (claim.Affects.Count == 0)
            return $"The claim {topic} names no file or folder: others see it, but it protects no file. {Forms}";
        if (unclear.Count == 0)
            return "";
        var parts = string.Join(", ", unclear.Take(MostParts).Select(part => Sanitizer.Quote(part, LongestPart)));
        if (unclear.Count > MostParts)
            parts += string.Create(CultureInfo.InvariantCulture, $" and {unclear.Count - MostParts} more");
        var rest = unclear.Count == claim.Affects.Count ? ", so it protects nothing" : "";
        return $"The claim {topic} does not protect {parts} yet: no such file or folder exists{rest}. {Forms}";
    }
}
