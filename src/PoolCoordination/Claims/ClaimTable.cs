using PoolCoordination.Entries;
using PoolCoordination.Host;
using PoolCoordination.Log;

namespace PoolCoordination.Claims;

/// <summary>The claims of a pool, from its log up to now.</summary>
public sealed class ClaimTable
{
    /// <summary>
    /// How many paths the held claims of a pool may name together before no more are written, so that a hook can look at all of them; a
    /// pattern counts as several.
    /// </summary>
    internal const int MostHeldPaths = 16_384;

    private readonly PoolLog _log;
    private readonly TimeSpan? _longest;
    private readonly ClaimJudgement _judgement;
    private bool _isCutShort;

    private ClaimTable(PoolLog log, TimeSpan? longest)
    {
        _log = log;
        _longest = longest;
        _judgement = new ClaimJudgement(log, longest);
    }

    /// <summary>The claims that are not over for more than a day, whatever became of them, in the order of their lines.</summary>
    internal IReadOnlyCollection<Claim> All => _judgement.Fold.Claims;

    /// <summary>Where live entries begin in the log, as far as is known.</summary>
    internal LiveStart Live => _judgement.Live;

    /// <summary>
    /// Whether all lines are judged, and all claims were compared to what was asked for; false where that took longer than it may.
    /// </summary>
    internal bool IsComplete => _judgement.IsComplete && !_isCutShort;

    /// <summary>Reads the claims of a log.</summary>
    internal static ClaimTable Read(PoolLog log)
    {
        ArgumentNullException.ThrowIfNull(log);
        using var snapshot = log.Open();
        return Read(log, longest: null, snapshot);
    }

    /// <summary>Reads the claims up to the end of a snapshot.</summary>
    /// <param name="log">The log.</param>
    /// <param name="longest">
    /// How long lines may be judged in all, from the first one on: reading what was kept does not count, as nothing would be added to it
    /// where that alone takes as long. Null for as long as it takes.
    /// </param>
    /// <param name="snapshot">The snapshot.</param>
    internal static ClaimTable Read(PoolLog log, TimeSpan? longest, LogSnapshot snapshot)
    {
        var table = new ClaimTable(log, longest);
        table.Update(snapshot);
        return table;
    }

    /// <summary>Closes the file in which claims are kept, if it is open. Nothing is asked of the table after that.</summary>
    internal void Close() => _judgement.Close();

    /// <summary>Judges what was added since.</summary>
    internal void Update()
    {
        using var snapshot = _log.Open();
        Update(snapshot);
    }

    /// <summary>Judges what was added up to the end of a snapshot.</summary>
    internal void Update(LogSnapshot snapshot)
    {
        _judgement.Update(snapshot);
        _isCutShort = false;
    }

    /// <summary>The claim of an entry's id; null where there is none.</summary>
    public Claim? Find(string id) => _judgement.Fold.Find(id);

    /// <summary>The claims that bar others at a moment.</summary>
    internal IReadOnlyList<Claim> HeldAt(DateTimeOffset now)
    {
        var held = new List<Claim>();
        foreach (var claim in All)
        {
            if (claim.IsHeldAt(now))
                held.Add(claim);
        }

        return held;
    }

    /// <summary>The claims of a reader's session that bar others at a moment.</summary>
    internal List<Claim> HeldBySession(Identity reader, DateTimeOffset now)
    {
        var held = new List<Claim>();
        uint session = CaselessHash.Of(reader.Session),
            former = CaselessHash.Of(reader.FormerSession);
        foreach (var claim in All)
        {
            var hash = claim.Claimed.SessionHash;
            if ((hash == session || hash == former) && claim.IsHeldAt(now) && reader.SharesSessionWith(claim.Entry))
                held.Add(claim);
        }

        return held;
    }

    /// <summary>Gets the held claims for a list: of a claim that was made again, only its latest line.</summary>
    internal IReadOnlyList<Claim> ListAt(DateTimeOffset now)
    {
        var list = new List<Claim>(HeldAt(now));
        var listed = new HashSet<PoolEntry>(SameClaim.Comparer);
        for (var i = list.Count - 1; i >= 0; i--)
        {
            if (!listed.Add(list[i].Entry))
                list.RemoveAt(i);
        }

        return list;
    }

    /// <summary>
    /// The suffix in a list for an entry that claims and bars nobody, in brackets after a space: it ended, was refused, or was made again.
    /// </summary>
    public string SuffixOf(PoolEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return Find(entry.Id) switch
        {
            { Status: ClaimStatus.Held } held when held.IsHeldAt(_log.Now) => "",
            { Status: ClaimStatus.Refused } => " (refused)",
            { Status: ClaimStatus.Unbinding } => "",
            { } claim when IsMadeAgain(claim) => " (claimed again)",
            _ => " (ended)",
        };
    }

    /// <summary>Whether a later line of the same session makes a claim again, so that what became of it does not matter any more.</summary>
    internal bool IsMadeAgain(Claim claim)
    {
        Claim? latest = null;
        foreach (var other in All)
        {
            var mayBe = other.Claimed.TopicHash == claim.Claimed.TopicHash && other.Claimed.SessionHash == claim.Claimed.SessionHash;
            if (mayBe && other.Entry.SessionId == claim.Entry.SessionId && SameClaim.Comparer.Equals(other.Entry, claim.Entry))
                latest = other;
        }

        return latest is not null && latest.Id != claim.Id;
    }

    /// <summary>Whether a session of the same name ended a claim and goes on with it, as after <c>/clear</c>.</summary>
    internal bool IsTakenOver(Claim claim) =>
        claim.ClosedBy is { } id
        && Find(id)?.Entry is { IsForced: true } next
        && next.Instance == claim.Entry.Instance
        && SameClaim.Comparer.Equals(next with { SessionId = claim.Entry.SessionId }, claim.Entry);

    /// <summary>The claims that a line ended.</summary>
    internal List<Claim> EndedBy(string id)
    {
        var ended = new List<Claim>();
        foreach (var claim in All)
        {
            if (claim.Status == ClaimStatus.Ended && claim.ClosedBy == id)
                ended.Add(claim);
        }

        return ended;
    }

    /// <summary>
    /// The claim of another that bars a reader from a file or folder, or from what a pattern means, at a moment; null where nobody's does.
    /// </summary>
    /// <param name="path">The absolute path; what does not exist may be a file or a folder, or has wildcards.</param>
    /// <param name="reader">Who asks.</param>
    /// <param name="now">The moment.</param>
    internal Claim? HolderOf(string path, Identity reader, DateTimeOffset now) => HolderOf(AskedPath.Of(path, _log.Location), reader, now);

    /// <summary>Gets the claim of another that bars a reader from a file that is to be written; null if there is none.</summary>
    internal Claim? HolderOfFile(string path, Identity reader, DateTimeOffset now) =>
        Find(AskedPath.OfFile(path, _log.Location), reader, now, ClaimStatus.Held, isOwn: false);

    /// <summary>Gets the claim of another that bars a reader from what is asked for; null if there is none.</summary>
    internal Claim? HolderOf(AskedPath asked, Identity reader, DateTimeOffset now) =>
        Find(asked, reader, now, ClaimStatus.Held, isOwn: false);

    /// <summary>Whether the claims that bar others at a moment leave room for the paths of another.</summary>
    internal bool HasRoomFor(Claim other, DateTimeOffset now)
    {
        var paths = other.Claimed.Weight;
        foreach (var claim in All)
            paths += claim.IsHeldAt(now) ? claim.Claimed.Weight : 0;
        return paths <= MostHeldPaths;
    }

    /// <summary>
    /// The claims that are not over, bar nobody at a moment since their times lie too far in the future, and overlap another.
    /// </summary>
    internal List<Claim> NotInForce(Claim other, DateTimeOffset now)
    {
        var ahead = new List<Claim>();
        foreach (var claim in All)
        {
            if (claim.Status == ClaimStatus.Held && claim.IsUnexpiredAt(now) && !claim.IsInForceAt(now) && claim.Overlaps(other))
                ahead.Add(claim);
        }

        return ahead;
    }

    /// <summary>The reader's own claim of a file; null where it has none.</summary>
    internal Claim? OwnOf(string path, Identity reader, DateTimeOffset now) =>
        Find(AskedPath.OfFile(path, _log.Location), reader, now, ClaimStatus.Held, isOwn: true);

    /// <summary>The claim of another tool that bars nobody, but names the file too; null where there is none.</summary>
    internal Claim? WarningOf(string path, Identity reader, DateTimeOffset now) =>
        Find(AskedPath.OfFile(path, _log.Location), reader, now, ClaimStatus.Unbinding, isOwn: false);

    private Claim? Find(AskedPath asked, Identity reader, DateTimeOffset now, ClaimStatus status, bool isOwn)
    {
        ArgumentNullException.ThrowIfNull(reader);
        // What others wrote may name more paths than any pool of ours, and to compare them all would take too long.
        var limit = _longest is { } longest ? new TimeLimit(_log.Clock, longest) : null;
        var compared = 0;
        foreach (var claim in All)
        {
            compared += claim.Claimed.Keys.Length;
            if (compared > MostHeldPaths && limit is { IsOver: true })
            {
                _isCutShort = true;
                return null;
            }

            if (claim.Status == status && claim.IsInForceAt(now) && asked.IsCoveredBy(claim) && reader.Owns(claim.Entry) == isOwn)
                return claim;
        }

        return null;
    }
}
