using PoolCoordination.Hygiene;
using PoolCoordination.Log;

namespace PoolCoordination.Claims;

/// <summary>The claims of a pool as its log tells of them up to now.</summary>
public sealed class ClaimTable
{
    private const int LongestTopic = 120;
    private const int MostTopics = 10;

    private readonly PoolLog _log;
    private readonly ClaimCache _cache;
    private ClaimFold _fold = new();
    private LogPosition? _position;
    private long _kept;

    private ClaimTable(PoolLog log)
    {
        _log = log;
        _cache = new ClaimCache(log.Location);
    }

    /// <summary>The claims that are not over for more than a day, whatever became of them, in the order of their lines.</summary>
    public IReadOnlyList<Claim> All => _fold.Claims;

    /// <summary>Reads the claims of a log.</summary>
    public static ClaimTable Read(PoolLog log)
    {
        ArgumentNullException.ThrowIfNull(log);
        var table = new ClaimTable(log);
        table._position = table._cache.Read(table._fold);
        table._kept = table._position?.Offset ?? 0;
        table.Update();
        return table;
    }

    /// <summary>Judges what was added since.</summary>
    public void Update()
    {
        using var snapshot = _log.Open();
        Update(snapshot);
    }

    /// <summary>The claim of an entry's id; null where there is none.</summary>
    public Claim? Find(string id) => _fold.Find(id);

    /// <summary>The claims that bar others at a moment.</summary>
    public IReadOnlyList<Claim> HeldAt(DateTimeOffset now)
    {
        var held = new List<Claim>();
        foreach (var claim in All)
        {
            if (claim.IsHeldAt(now))
                held.Add(claim);
        }

        return held;
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

    /// <summary>The claim of another that bars a reader from a file at a moment; null where nobody's does.</summary>
    /// <param name="path">The file's absolute path.</param>
    /// <param name="reader">Who asks.</param>
    /// <param name="now">The moment.</param>
    public Claim? HolderOf(string path, Identity reader, DateTimeOffset now) => Find(path, reader, now, ClaimStatus.Held, isOwn: false);

    /// <summary>The held claims with a topic that an author may release: its own, and by force those of others where it has none.</summary>
    /// <param name="topic">The topic, ignoring case.</param>
    /// <param name="author">Who releases.</param>
    /// <param name="isForced">Whether others' claims may be released too.</param>
    /// <param name="now">The moment.</param>
    /// <exception cref="PoolException">There is none; the message says what is held.</exception>
    public IReadOnlyList<Claim> Releasable(string topic, Identity author, bool isForced, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(topic);
        ArgumentNullException.ThrowIfNull(author);
        List<Claim> held = [.. HeldAt(now).Where(claim => IsNamed(claim.Topic, topic))];
        List<Claim> own = [.. held.Where(claim => author.Owns(claim.Entry))];
        if (own.Count > 0)
            return own;
        if (held.Count == 0)
            throw new PoolException($"No claim with the topic {Sanitizer.Quote(topic, LongestTopic)} is held; those that are held: {Topics(HeldAt(now))}.");
        return isForced ? held : throw new PoolException($"The claim {ClaimText.Topic(held[0])} is held by {ClaimText.Holder(held[0])}, not by {Sanitizer.Quote(author.Instance, LongestTopic)}; only by force does another end it.");
    }

    /// <summary>Whether a topic is the one that somebody names, who may name it as it was shown.</summary>
    private static bool IsNamed(string topic, string name) =>
        string.Equals(topic, name.Trim(), StringComparison.OrdinalIgnoreCase)
        || string.Equals(Sanitizer.ForDisplay(topic, int.MaxValue), Sanitizer.ForDisplay(name, int.MaxValue), StringComparison.OrdinalIgnoreCase);

    /// <summary>The reader's own claim of a file; null where it has none.</summary>
    internal Claim? OwnOf(string path, Identity reader, DateTimeOffset now) => Find(path, reader, now, ClaimStatus.Held, isOwn: true);

    /// <summary>The claim of another tool that bars nobody, but names the file too; null where there is none.</summary>
    internal Claim? WarningOf(string path, Identity reader, DateTimeOffset now) => Find(path, reader, now, ClaimStatus.Unbinding, isOwn: false);

    private static string Topics(IReadOnlyList<Claim> held)
    {
        if (held.Count == 0)
            return "none";
        var topics = string.Join(", ", held.Take(MostTopics).Select(ClaimText.Topic));
        return held.Count > MostTopics ? $"{topics} and {held.Count - MostTopics} more" : topics;
    }

    private Claim? Find(string path, Identity reader, DateTimeOffset now, ClaimStatus status, bool isOwn)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var isFolder = Path.EndsInDirectorySeparator(path) || Directory.Exists(path);
        List<PathPattern> names = [.. RealPath.NamesOf(path).Select(name => PathPattern.OfFile(ProjectRoot.In(_log.Location, name), isFolder))];
        foreach (var claim in All)
        {
            if (claim.Status == status && claim.IsInForceAt(now) && reader.Owns(claim.Entry) == isOwn && names.Exists(claim.Covers))
                return claim;
        }

        return null;
    }

    private void Update(LogSnapshot snapshot)
    {
        var now = _log.Now;
        if (snapshot.EndPosition() is var end && end != _position)
            Judge(snapshot, end, now);
        _fold.ForgetUnbinding(now);
    }

    private void Judge(LogSnapshot snapshot, LogPosition? end, DateTimeOffset now)
    {
        long from = 0;
        // A line that moved tells that others before it may be gone, by a compaction or by hand.
        if (_position is { } position && (!snapshot.TryFind(position, out from) || from != position.Offset))
            (_fold, _kept, from) = (new ClaimFold(), 0, 0);
        foreach (var entry in snapshot.Entries(new EntryScan { From = from, IsOfClaims = true, Fold = _fold, FoldedAt = now }))
            _fold.Add(entry);
        _position = end;
        if (end is not { } last || last.Offset - _kept < snapshot.WorthKeeping)
            return;
        _cache.Write(_fold, last);
        _kept = last.Offset;
    }
}
