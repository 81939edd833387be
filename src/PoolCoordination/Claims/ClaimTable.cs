using PoolCoordination.Log;

namespace PoolCoordination.Claims;

/// <summary>The claims of a pool as its log tells of them up to now.</summary>
public sealed class ClaimTable
{
    /// <summary>From how many bytes on the verdicts are kept for the next reader: below it, to judge again costs less than to write.</summary>
    private const long WorthKeeping = 32 * 1024;

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

    /// <summary>The claim of another that bars a reader from a file at a moment; null where nobody's does.</summary>
    /// <param name="path">The file's absolute path.</param>
    /// <param name="reader">Who asks.</param>
    /// <param name="now">The moment.</param>
    public Claim? HolderOf(string path, Identity reader, DateTimeOffset now) => Find(path, reader, now, ClaimStatus.Held);

    /// <summary>The claim of another tool that bars nobody, but names the file too; null where there is none.</summary>
    internal Claim? WarningOf(string path, Identity reader, DateTimeOffset now) => Find(path, reader, now, ClaimStatus.Unbinding);

    private Claim? Find(string path, Identity reader, DateTimeOffset now, ClaimStatus status)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var file = PathPattern.OfFile(RealPath.Of(path));
        foreach (var claim in All)
        {
            if (claim.Status == status && claim.IsUnexpiredAt(now) && !reader.Owns(claim.Entry) && claim.Covers(file))
                return claim;
        }

        return null;
    }

    private void Update(LogSnapshot snapshot)
    {
        var end = snapshot.EndPosition();
        if (end == _position)
            return;
        long from = 0;
        if (_position is { } position && !snapshot.TryFind(position, out from))
            (_fold, _kept) = (new ClaimFold(), 0);
        foreach (var entry in snapshot.Entries(new EntryScan { From = from, IsOfClaims = true }))
            _fold.Add(entry);
        _position = end;
        // Behind a compaction the same place has a smaller offset.
        if (end is not { } last || Math.Abs(last.Offset - _kept) < WorthKeeping)
            return;
        _cache.Write(_fold, last);
        _kept = last.Offset;
    }
}
