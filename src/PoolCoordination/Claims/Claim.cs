using PoolCoordination.Entries;

namespace PoolCoordination.Claims;

/// <summary>A claim as the log tells of it: a lease on the paths of an entry, for its time to live and as long as it is renewed.</summary>
public sealed record Claim
{
    private IReadOnlyList<PathPattern>? _paths;

    /// <summary>The claim of an entry, not yet judged.</summary>
    internal Claim(PoolEntry entry)
    {
        Entry = entry;
        ExpiresAt = entry.ExpiresAt;
    }

    /// <summary>The entry that claims.</summary>
    public PoolEntry Entry { get; private init; }

    /// <summary>The claim's id: that of its entry.</summary>
    public string Id => Entry.Id;

    /// <summary>Who claims.</summary>
    public string Instance => Entry.Instance;

    /// <summary>What the work is about.</summary>
    public string Topic => Entry.Topic;

    /// <summary>Why, in a sentence or two.</summary>
    public string Summary => Entry.Summary;

    /// <summary>The paths, as they were written.</summary>
    public IReadOnlyList<string> Affects => Entry.Affects;

    /// <summary>The project folder from which relative paths start, or null.</summary>
    public string? Root => Entry.Root;

    /// <summary>Since when.</summary>
    public DateTimeOffset Since => Entry.Timestamp;

    /// <summary>When it ends unless it is renewed.</summary>
    public DateTimeOffset ExpiresAt { get; internal init; }

    /// <summary>What became of it.</summary>
    public ClaimStatus Status { get; internal init; }

    /// <summary>The id of the line that refused or ended it, or null.</summary>
    public string? ClosedBy { get; internal init; }

    /// <summary>Whether a first edit made it, and nobody wrote it: it serves the guard, and no context shows it.</summary>
    public bool IsOfEdit => Entry.IsClaimOfEdit;

    /// <summary>The claim as it may be shown; see <see cref="PoolEntry.ForDisplay"/>. It covers what it covered.</summary>
    public Claim ForDisplay()
    {
        _ = Paths();
        return this with { Entry = Entry.ForDisplay() };
    }

    /// <summary>Whether it bars others at a moment.</summary>
    public bool IsHeldAt(DateTimeOffset now) => Status == ClaimStatus.Held && IsInForceAt(now);

    /// <summary>Whether half of its time is over, so that a holder at work prolongs it.</summary>
    internal bool IsDueAt(DateTimeOffset now) => now >= ExpiresAt - (Entry.Ttl / 2);

    /// <summary>Whether there can be a file that both claims mean.</summary>
    internal bool Overlaps(Claim other)
    {
        foreach (var path in other.Paths())
        {
            if (Covers(path))
                return true;
        }

        return false;
    }

    /// <summary>Whether there can be a file that the claim and a pattern mean.</summary>
    internal bool Covers(PathPattern path)
    {
        foreach (var own in Paths())
        {
            if (own.Overlaps(path))
                return true;
        }

        return false;
    }

    /// <summary>
    /// Whether a moment is in its time, whatever became of it. A claim from further in the future than clocks differ is not in force, nor one
    /// that ends later than any that was made or renewed by now: neither may bar others for good.
    /// </summary>
    internal bool IsInForceAt(DateTimeOffset now) =>
        IsUnexpiredAt(now) && !Entry.IsFromFutureOf(now) && ExpiresAt - now <= TimeToLive.Longest + TimeToLive.ClockTolerance;

    /// <summary>Whether its time is not over at a moment, whatever became of it.</summary>
    internal bool IsUnexpiredAt(DateTimeOffset now) => now < ExpiresAt;

    private IReadOnlyList<PathPattern> Paths()
    {
        if (_paths is not null)
            return _paths;
        var paths = new PathPattern[Affects.Count];
        for (var i = 0; i < paths.Length; i++)
            paths[i] = PathPattern.Of(Affects[i], Root);
        return _paths = paths;
    }
}
