using System.Globalization;
using PoolCoordination.Entries;
using PoolCoordination.Host;
using PoolCoordination.Text;

namespace PoolCoordination.Claims;

/// <summary>A claim in the log: a lease on the paths of an entry, for its time to live and as long as it is renewed.</summary>
public sealed record Claim
{
    private const int LongestText = 200;

    /// <summary>The claim of an entry, not yet judged.</summary>
    internal Claim(PoolEntry entry)
        : this(ClaimedEntry.Of(entry)) { }

    /// <summary>Makes a claim of an entry that is at hand or kept.</summary>
    internal Claim(ClaimedEntry claimed)
    {
        Claimed = claimed;
        ExpiresAt = claimed.ExpiresAt;
    }

    /// <summary>The entry that claims.</summary>
    public PoolEntry Entry => Claimed.Entry;

    /// <summary>The claim's id: that of its entry.</summary>
    public string Id => Claimed.Id;

    /// <summary>The instance that claims.</summary>
    public string Instance => Entry.Instance;

    /// <summary>The topic of the work.</summary>
    public string Topic => Entry.Topic;

    /// <summary>Why, in a sentence or two.</summary>
    public string Summary => Entry.Summary;

    /// <summary>The paths, as they were written.</summary>
    public IReadOnlyList<string> Affects => Entry.Affects;

    /// <summary>The project folder from which relative paths start, or null.</summary>
    public string? Root => Entry.Root;

    /// <summary>Since when.</summary>
    public DateTimeOffset Since => Claimed.Timestamp;

    /// <summary>When it ends unless it is renewed.</summary>
    public DateTimeOffset ExpiresAt { get; internal init; }

    /// <summary>Its state.</summary>
    public ClaimStatus Status { get; internal init; }

    /// <summary>The id of the line that refused or ended it, or null.</summary>
    public string? ClosedBy { get; internal init; }

    /// <summary>Whether a first edit made it, and nobody wrote it: it serves the guard, and no context shows it.</summary>
    public bool IsFromEdit => Entry.IsClaimFromEdit;

    /// <summary>The entry with what is known of it without reading it.</summary>
    internal ClaimedEntry Claimed { get; private init; }

    /// <summary>Whether it was granted, or binds nobody, and nothing ended it but perhaps its time.</summary>
    internal bool IsOpen => Status is ClaimStatus.Held or ClaimStatus.Unbinding;

    /// <summary>The claim as it may be shown; see <see cref="PoolEntry.ForDisplay"/>. It covers what it covered.</summary>
    public Claim ForDisplay() => this with { Claimed = Claimed.ForDisplay(), ExpiresAt = ExpiresAt.InLocalZone() };

    /// <summary>Says in a sentence who claims what until when.</summary>
    public override string ToString() =>
        Sanitizer.ForDisplay(
            string.Create(CultureInfo.InvariantCulture, $"{Instance} claims {Topic} until {ExpiresAt.InLocalZone():yyyy-MM-dd HH:mm}"),
            LongestText
        );

    /// <summary>Whether it bars others at a moment.</summary>
    public bool IsHeldAt(DateTimeOffset now) => Status == ClaimStatus.Held && IsInForceAt(now);

    /// <summary>Whether half of its time is over, so that a holder at work prolongs it.</summary>
    internal bool IsDueAt(DateTimeOffset now) => now >= ExpiresAt - (Entry.Ttl / 2);

    /// <summary>Whether there can be a file that both claims mean. Two claims that take long to compare count as overlapping.</summary>
    internal bool Overlaps(Claim other)
    {
        if (!MayOverlap(other.Claimed.Keys))
            return false;
        PathPattern? innerOfOther = WorkingTreeBelow(Root, other.Root),
            inner = WorkingTreeBelow(other.Root, Root);
        var effort = PathPattern.MostEffort;
        foreach (var path in other.Claimed.Paths)
        {
            foreach (var own in Claimed.Paths)
            {
                if (own.Overlaps(path, ref effort) && !EndsAbove(own, path, innerOfOther) && !EndsAbove(path, own, inner))
                    return true;
            }
        }

        return false;
    }

    /// <summary>Determines whether there can be a file that the claim and a pattern mean.</summary>
    internal bool Covers(PathPattern path) => Covers(path, null);

    /// <summary>Determines it for a file in a working tree: the patterns of a root end where a working tree within it begins.</summary>
    internal bool Covers(PathPattern path, string? workingTree)
    {
        if (!MayOverlap([path.Key]))
            return false;
        var inner = WorkingTreeBelow(Root, workingTree);
        foreach (var own in Claimed.Paths)
        {
            if (own.Overlaps(path) && !EndsAbove(own, path, inner))
                return true;
        }

        return false;
    }

    /// <summary>
    /// Whether a moment is in its time, whatever became of it. A claim from further in the future than clocks differ is not in force, nor
    /// one that ends later than any that was made or renewed by now: neither may bar others for good.
    /// </summary>
    internal bool IsInForceAt(DateTimeOffset now) =>
        IsUnexpiredAt(now) && Since - now <= TimeToLive.ClockTolerance && ExpiresAt - now <= TimeToLive.Longest + TimeToLive.ClockTolerance;

    /// <summary>Whether its time is not over at a moment, whatever became of it.</summary>
    internal bool IsUnexpiredAt(DateTimeOffset now) => now < ExpiresAt;

    private bool MayOverlap(ReadOnlySpan<PathKey> others)
    {
        foreach (ref readonly var other in others)
        {
            foreach (ref readonly var own in Claimed.Keys.AsSpan())
            {
                if (own.MayMeet(other))
                    return true;
            }
        }

        return false;
    }

    /// <summary>A working tree that lies in the folder from which a claim's paths start; null where it does not.</summary>
    private static PathPattern? WorkingTreeBelow(string? root, string? workingTree)
    {
        if (root is null || workingTree is null || root == workingTree)
            return null;
        var tree = PathPattern.OfFile(workingTree, isFolder: true);
        var folder = PathPattern.OfFile(root, isFolder: true);
        return tree.IsWithin(folder) && !folder.IsWithin(tree) ? tree : null;
    }

    /// <summary>Whether a path in a working tree is beyond a pattern from above that does not name that tree.</summary>
    private static bool EndsAbove(PathPattern pattern, PathPattern path, PathPattern? workingTree) =>
        workingTree is not null && !pattern.WritesOut(workingTree) && path.IsWithin(workingTree);
}
