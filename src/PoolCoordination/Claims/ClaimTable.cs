using PoolCoordination.Entries;
using PoolCoordination.Faults;
using PoolCoordination.Host;
using PoolCoordination.Log;
using PoolCoordination.Text;

namespace PoolCoordination.Claims;

/// <summary>The claims of a pool, from its log up to now.</summary>
public sealed class ClaimTable
{
    /// <summary>
    /// How many paths the held claims of a pool may name together before no more are written, so that a hook can look at all of them; a
    /// pattern counts as several.
    /// </summary>
    internal const int MostHeldPaths = 16_384;

    private const int LongestTopic = 120;
    private const int MostTopics = 10;

    /// <summary>How much of a log is judged between two looks at the time; less where claims take long to compare.</summary>
    private const long LongestStretch = 256 * 1024;

    private const long ShortestStretch = 8 * 1024;

    /// <summary>How many claims are written to the cache in the time that it takes to judge one.</summary>
    private const int ClaimsWrittenPerJudged = 64;

    /// <summary>Few judged claims are kept, too, once they are so many times as far apart as is worth keeping.</summary>
    private const int MostDistancesUnwritten = 8;

    /// <summary>What took so long to judge is kept, so that a hook that is killed leaves to the next one what it has done.</summary>
    private static readonly TimeSpan s_worthKeeping = TimeSpan.FromMilliseconds(50);

    /// <summary>How many times longer than keeping the verdicts took is judged before they are kept again.</summary>
    private const int JudgingPerKeeping = 4;

    /// <summary>The longest time of a stretch before the next one is the shortest.</summary>
    private static readonly TimeSpan s_pace = TimeSpan.FromMilliseconds(10);

    private readonly PoolLog _log;
    private readonly ClaimCache _cache;
    private readonly TimeSpan? _longest;
    private ClaimFold _fold = new();
    private TimeLimit? _limit;
    private TimeSpan _worthKeeping = s_worthKeeping;
    private KeptLines? _lines;
    private LogPosition? _position;
    private long _kept;
    private int _judged;

    private ClaimTable(PoolLog log, TimeSpan? longest)
    {
        _log = log;
        _longest = longest;
        _cache = new ClaimCache(log.Location);
    }

    /// <summary>The claims that are not over for more than a day, whatever became of them, in the order of their lines.</summary>
    internal IReadOnlyCollection<Claim> All => _fold.Claims;

    /// <summary>
    /// Whether all lines are judged, and all claims were compared to what was asked for; false where that took longer than it may.
    /// </summary>
    internal bool IsComplete { get; private set; }

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
        if (table._cache.Read(isBrief: longest is not null) is { } kept)
            (table._fold, table._position, table._kept, table._lines) = (kept.Fold, kept.Position, kept.Position.Offset, kept.Lines);
        table.Update(snapshot);
        return table;
    }

    /// <summary>Closes the file in which claims are kept, if it is open. Nothing is asked of the table after that.</summary>
    internal void Close() => _lines?.Dispose();

    /// <summary>Judges what was added since.</summary>
    internal void Update()
    {
        using var snapshot = _log.Open();
        Update(snapshot);
    }

    /// <summary>The claim of an entry's id; null where there is none.</summary>
    public Claim? Find(string id) => _fold.Find(id);

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

    /// <summary>The held claims with a topic that an author may release: its own, and by force those of others where it has none.</summary>
    /// <param name="topic">The topic, ignoring case.</param>
    /// <param name="author">Who releases.</param>
    /// <param name="isForced">Whether others' claims may be released too.</param>
    /// <param name="now">The moment.</param>
    /// <exception cref="PoolException">There is none; the message says what is held.</exception>
    internal IReadOnlyList<Claim> Releasable(string topic, Identity author, bool isForced, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(topic);
        ArgumentNullException.ThrowIfNull(author);
        List<Claim> held = [.. HeldAt(now).Where(claim => IsNamed(claim.Topic, topic))];
        List<Claim> own = [.. held.Where(claim => author.Owns(claim.Entry))];
        if (own.Count > 0)
            return own;
        if (held.Count == 0)
            throw new PoolException(
                $"No claim with the topic {Sanitizer.Quote(topic, LongestTopic)} is held; held claims: {Topics(HeldAt(now))}."
            )
            {
                Fault = PoolFault.NotFound,
            };
        return isForced ? held : throw HeldByAnother(held[0], author);
    }

    /// <summary>The held claim with an id that an author may release: its own, or by force that of another.</summary>
    /// <param name="id">The id, as it is or as it is shown.</param>
    /// <param name="author">Who releases.</param>
    /// <param name="isForced">Whether another's claim may be released too.</param>
    /// <param name="now">The moment.</param>
    /// <exception cref="PoolException">It is not held, or another holds it.</exception>
    internal Claim ReleasableById(string id, Identity author, bool isForced, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(author);
        var claim =
            (Find(id) is { } known && known.IsHeldAt(now) ? known : null)
            ?? HeldAt(now).FirstOrDefault(held => held.ForDisplay().Id == id)
            ?? throw new PoolException($"No claim with the id {Sanitizer.Quote(id, LongestTopic)} is held; it may have ended.")
            {
                Fault = PoolFault.NotFound,
            };
        return isForced || author.Owns(claim.Entry) ? claim : throw HeldByAnother(claim, author);
    }

    private static PoolException HeldByAnother(Claim claim, Identity author) =>
        new(
            $"The claim {ClaimText.Topic(claim)} is held by {ClaimText.Holder(claim)}, not by "
                + $"{Sanitizer.Quote(author.Instance, LongestTopic)}; use --force or -Force to release it anyway."
        )
        {
            Fault = PoolFault.HeldByAnother,
        };

    /// <summary>Whether a topic is the one that somebody names, who may name it as it was shown.</summary>
    private static bool IsNamed(string topic, string name) =>
        string.Equals(topic, name.Trim(), StringComparison.OrdinalIgnoreCase)
        || string.Equals(Sanitizer.Quote(topic, int.MaxValue), Sanitizer.Quote(name, int.MaxValue), StringComparison.OrdinalIgnoreCase);

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

    private static string Topics(IReadOnlyList<Claim> held)
    {
        if (held.Count == 0)
            return "none";
        var topics = string.Join(", ", held.Take(MostTopics).Select(ClaimText.Topic));
        return held.Count > MostTopics ? $"{topics} and {held.Count - MostTopics} more" : topics;
    }

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
                IsComplete = false;
                return null;
            }

            if (claim.Status == status && claim.IsInForceAt(now) && asked.IsCoveredBy(claim) && reader.Owns(claim.Entry) == isOwn)
                return claim;
        }

        return null;
    }

    /// <summary>Judges what was added up to the end of a snapshot.</summary>
    internal void Update(LogSnapshot snapshot)
    {
        var now = _log.Now;
        if (snapshot.EndPosition() is var end && end != _position)
            Judge(snapshot, end, now);
        else
            IsComplete = true;
        _fold.ForgetUnbinding(now);
    }

    private void Judge(LogSnapshot snapshot, LogPosition? end, DateTimeOffset now)
    {
        long from = 0;
        // A line that moved tells that others before it may be gone, by a compaction or by hand.
        if (_position is { } position && (!snapshot.TryFind(position, out from) || from != position.Offset))
            (_fold, _kept, from) = (new ClaimFold(), 0, 0);
        IsComplete = false;
        if (_longest is { } longest)
            _limit ??= new TimeLimit(_log.Clock, longest);
        var unkept = new TimeLimit(_log.Clock, _worthKeeping);
        var filter = new ClaimFilter();
        var stretch = ShortestStretch;
        bool isOver;
        do
        {
            var pace = new TimeLimit(_log.Clock, s_pace);
            var place = snapshot.PauseAfter(from, stretch) ?? end;
            snapshot.ReadLines(from, place?.Offset ?? 0, filter, line => Take(line, now));
            stretch = pace.IsOver ? ShortestStretch : Math.Min(stretch * 2, LongestStretch);
            _position = place;
            from = place?.Offset ?? 0;
            IsComplete = place == end;
            isOver = _limit is { IsOver: true };
            if (unkept.IsOver || (isOver && !IsComplete) || (IsComplete && IsWorthKeeping(snapshot, from - _kept)))
                (_kept, unkept) = (Keep(from), new TimeLimit(_log.Clock, _worthKeeping));
        } while (!IsComplete && !isOver);
    }

    /// <summary>Judges by a line. Whether it matters depends on what the lines before it have made of the claims.</summary>
    private void Take(ReadOnlySpan<byte> line, DateTimeOffset now)
    {
        if (!_fold.MayMatter(line, now) || !EntryReader.TryRead(line, out var entry))
            return;
        _fold.Add(entry);
        _judged++;
    }

    private bool IsWorthKeeping(LogSnapshot snapshot, long distance) =>
        distance >= snapshot.MinimumCacheDistance
        && (_judged >= _fold.Count / ClaimsWrittenPerJudged || distance >= snapshot.MinimumCacheDistance * MostDistancesUnwritten);

    private long Keep(long offset)
    {
        if (!_log.ReadsWriteNothing && _position is { } position && offset > _kept)
        {
            var keeping = new TimeLimit(_log.Clock, s_worthKeeping);
            _cache.Write(_fold, position);
            var next = keeping.Passed * JudgingPerKeeping;
            _worthKeeping = next > s_worthKeeping ? next : s_worthKeeping;
        }

        _judged = 0;
        return offset;
    }
}
