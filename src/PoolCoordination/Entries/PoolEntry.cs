using PoolCoordination.Text;

namespace PoolCoordination.Entries;

/// <summary>One line of the pool: who did what, about which topic, touching what.</summary>
public sealed record PoolEntry
{
    private const int LongestText = 200;

    /// <summary>How old an entry of a subagent may be that its session reports.</summary>
    private const int LatestReportHours = 1;

    /// <summary>A UUID of version 7; empty where another writer gave none.</summary>
    public string Id { get; internal init; } = "";

    /// <summary>When it was written, in whole seconds; the Unix epoch where the line has no usable time.</summary>
    public DateTimeOffset Timestamp { get; internal init; } = DateTimeOffset.UnixEpoch;

    /// <summary>The instance that wrote it, such as <c>A</c> or <c>LEGION</c>.</summary>
    public string Instance { get; internal init; } = "";

    /// <summary>Its kind: completed, blocked, claimed or signaling.</summary>
    public PoolAction Action { get; internal init; }

    /// <summary>Its topic, in a few words.</summary>
    public string Topic { get; internal init; } = "";

    /// <summary>A summary of what happened, in a sentence or two.</summary>
    public string Summary { get; internal init; } = "";

    /// <summary>The paths and names it touches, as a <see cref="TextList"/>.</summary>
    public IReadOnlyList<string> Affects
    {
        get;
        internal init => field = TextList.Of(value);
    } = TextList.Empty;

    /// <summary>The work that it unblocks or blocks; empty if none.</summary>
    public string Blocks { get; internal init; } = "";

    /// <summary>How long it is of interest.</summary>
    public TimeSpan Ttl { get; internal init; } = TimeToLive.Default;

    /// <summary>Instance → score between 0 and 1, as computed when the entry was written.</summary>
    public IReadOnlyDictionary<string, double> Relevance
    {
        get;
        internal init => field = RelevanceScores.Of(value);
    } = RelevanceScores.Empty;

    /// <summary>
    /// True where nobody gave the session its name, which was found in a block or in its id: the entry is the session's alone.
    /// </summary>
    public bool IsUnnamed { get; internal init; }

    /// <summary>The short form of the session's id (<see cref="Identity.Shorten"/>), or null.</summary>
    public string? SessionId { get; internal init; }

    /// <summary>The short form of the turn's prompt id, or null.</summary>
    public string? Turn { get; internal init; }

    /// <summary>The first 16 hex digits of the SHA-256 of what the block says that it came from, or null.</summary>
    public string? RawHash { get; internal init; }

    /// <summary>The project folder from which relative paths in <see cref="Affects"/> start, or null.</summary>
    public string? Root { get; internal init; }

    /// <summary>True where it was detected in an answer, and not written by hand.</summary>
    public bool IsAutomatic { get; internal init; }

    /// <summary>The id of the claim that this line ends, or null.</summary>
    public string? Releases { get; internal init; }

    /// <summary>The id of the claim that this line prolongs, or null.</summary>
    public string? Renews { get; internal init; }

    /// <summary>True for a claim that ends those of others that it overlaps, and for a release of another's claim.</summary>
    public bool IsForced { get; internal init; }

    /// <summary>Members of the line that this version does not know, as JSON text <c>"name":value,…</c>; they are kept.</summary>
    public string OtherMembers { get; internal init; } = "";

    /// <summary>How old it is now, in whole seconds; zero for an entry from the future.</summary>
    public TimeSpan Age => TimeSpan.FromSeconds(Math.Floor(AgeAt(DateTimeOffset.UtcNow).TotalSeconds));

    /// <summary>When its time to live is over.</summary>
    public DateTimeOffset ExpiresAt => Timestamp > DateTimeOffset.MaxValue - Ttl ? DateTimeOffset.MaxValue : Timestamp + Ttl;

    /// <summary>Whether its time to live is not over yet, and it is not from the future.</summary>
    public bool IsLive => IsLiveAt(DateTimeOffset.UtcNow);

    /// <summary>How old it is at a moment; zero for an entry from the future, as clocks jump.</summary>
    public TimeSpan AgeAt(DateTimeOffset now) => now > Timestamp ? now - Timestamp : TimeSpan.Zero;

    /// <summary>Whether its time to live is not over at a moment, and it is not from further in the future than clocks differ.</summary>
    public bool IsLiveAt(DateTimeOffset now) => now < ExpiresAt && !IsFromFutureOf(now);

    /// <summary>Whether it is from further in the future of a moment than clocks differ.</summary>
    internal bool IsFromFutureOf(DateTimeOffset now) => Timestamp - now > TimeToLive.ClockTolerance;

    /// <summary>
    /// Whether it was made of the same block, in the same session and turn; the turn does not count if one of them has none.
    /// </summary>
    internal bool IsRepeatOf(PoolEntry earlier) =>
        earlier.RawHash == RawHash && earlier.SessionId == SessionId && (Turn is null || earlier.Turn is null || earlier.Turn == Turn);

    /// <summary>
    /// Determines whether it repeats another if one of them has no turn: the earlier one must be live, or one of a subagent that a turn
    /// reports.
    /// </summary>
    internal bool IsRepeatOf(PoolEntry earlier, DateTimeOffset now)
    {
        var isTurnKnown = Turn is not null && earlier.Turn is not null;
        // A subagent's entry has no turn, and the report on the subagent quotes its block in a turn of its session.
        var isReported = Turn is not null && earlier.AgeAt(now) < TimeSpan.FromHours(LatestReportHours);
        return IsRepeatOf(earlier) && (isTurnKnown || isReported || earlier.IsLiveAt(now));
    }

    /// <summary>
    /// The entry as it may be shown: another writer's texts as single lines without escape sequences, invisible characters and credentials.
    /// What identifies it stays the same as long as it is of visible characters.
    /// </summary>
    public PoolEntry ForDisplay() => EntryHygiene.ForDisplay(this);

    /// <summary>Gets the instance, the action and the topic, in one line without escape sequences and credentials.</summary>
    public override string ToString() => Sanitizer.ForDisplay($"[{Instance}] {PoolActionName.Of(Action)}: {Topic}", LongestText);

    /// <summary>Whether a first edit of a file made this claim, and nobody wrote it.</summary>
    internal bool IsClaimFromEdit => Action == PoolAction.Claimed && IsAutomatic;

    /// <summary>Whether it only releases or renews a claim, which nobody needs to be shown.</summary>
    internal bool IsUpkeepOfClaim => Releases is not null || Renews is not null;
}
