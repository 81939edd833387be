using PoolCoordination.Entries;
using PoolCoordination.Host;
using PoolCoordination.Log;

namespace PoolCoordination.Claims;

/// <summary>
/// What the lines of a log make of its claims. Verdicts are kept beside the log, so that the next process judges only what was added.
/// </summary>
internal sealed class ClaimJudgement
{
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
    private readonly TimeSpan? _longest;
    private readonly ClaimCache _cache;
    private readonly KeptLines? _lines;
    private TimeLimit? _limit;
    private TimeSpan _worthKeeping = s_worthKeeping;
    private LogPosition? _position;
    private long _kept;
    private int _judged;

    /// <summary>Begins with the verdicts that are kept beside a log.</summary>
    /// <param name="log">The log.</param>
    /// <param name="longest">How long lines may be judged in all; null for as long as it takes.</param>
    public ClaimJudgement(PoolLog log, TimeSpan? longest)
    {
        _log = log;
        _longest = longest;
        _cache = new ClaimCache(log.Location);
        if (_cache.Read(isBrief: longest is not null) is { } kept)
            (Fold, Live, _position, _kept, _lines) = (kept.Fold, kept.Live, kept.Position, kept.Position.Offset, kept.Lines);
    }

    /// <summary>The claims as the lines so far have made them.</summary>
    public ClaimFold Fold { get; private set; } = new();

    /// <summary>Where live entries begin, as far as is known.</summary>
    public LiveStart Live { get; private set; }

    /// <summary>Whether all lines are judged; false where that took longer than it may.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Closes the file in which claims are kept, if it is open. Nothing is asked after that.</summary>
    public void Close() => _lines?.Dispose();

    /// <summary>Judges what was added up to the end of a snapshot.</summary>
    public void Update(LogSnapshot snapshot)
    {
        var now = _log.Now;
        if (snapshot.EndPosition() is var end && end != _position)
            Judge(snapshot, end, now);
        else
            IsComplete = true;
        Fold.ForgetUnbinding(now);
    }

    private void Judge(LogSnapshot snapshot, LogPosition? end, DateTimeOffset now)
    {
        long from = 0;
        // A line that moved shows that others before it may be gone, by a compaction or by hand.
        if (_position is { } position && (!snapshot.TryFind(position, out from) || from != position.Offset))
            (Fold, Live, _kept, from) = (new ClaimFold(), default, 0, 0);
        IsComplete = false;
        if (_longest is { } time)
            _limit ??= new TimeLimit(_log.Clock, time);
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
                (_kept, unkept) = (Keep(snapshot, from, now), new TimeLimit(_log.Clock, _worthKeeping));
        } while (!IsComplete && !isOver);
    }

    /// <summary>Judges by a line. Whether it matters depends on what the lines before it have made of the claims.</summary>
    private void Take(ReadOnlySpan<byte> line, DateTimeOffset now)
    {
        if (!Fold.MayMatter(line, now) || !EntryReader.TryRead(line, out var entry))
            return;
        Fold.Add(entry);
        _judged++;
    }

    private bool IsWorthKeeping(LogSnapshot snapshot, long distance) =>
        distance >= snapshot.MinimumCacheDistance
        && (_judged >= Fold.Count / ClaimsWrittenPerJudged || distance >= snapshot.MinimumCacheDistance * MostDistancesUnwritten);

    private long Keep(LogSnapshot snapshot, long offset, DateTimeOffset now)
    {
        if (!_log.ReadsWriteNothing && _position is { } position && offset > _kept)
        {
            var keeping = new TimeLimit(_log.Clock, s_worthKeeping);
            Live = snapshot.LiveAt(now, Live);
            _cache.Write(Fold, position, Live);
            var next = keeping.Passed * JudgingPerKeeping;
            _worthKeeping = next > s_worthKeeping ? next : s_worthKeeping;
        }

        _judged = 0;
        return offset;
    }
}
