using PoolCoordination.Board;
using PoolCoordination.Pools;
using PoolCoordination.Sessions;

namespace PoolCoordination.Timeline;

/// <summary>
/// Reads boards and timelines of a pool, one after the other. What changes with each line is read on from where the last one ended; what
/// the sessions do takes git and their files, and is read where it is asked for.
/// </summary>
/// <param name="pool">The pool. Nobody else uses the object meanwhile.</param>
/// <param name="includesAllProjects">Whether all projects are shown; else the one of the pool's working folder, if it is in one.</param>
public sealed class TimelineReader(Pool pool, bool includesAllProjects = false)
{
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(7);

    private readonly string? _project = includesAllProjects ? null : EntryProjects.OfUser(pool);
    private readonly LiveEntries _live = new();
    private readonly RecentEntries _recent = new();
    private readonly SessionTurns _turns = new(pool.Environment);
    private readonly ShownEntries _shown = new();
    private IReadOnlyList<PoolSession>? _sessions;

    /// <summary>Reads the board as it is now, and what led to it.</summary>
    /// <param name="from">
    /// The moment from which on the timeline tells. A day is read in any case, and no more than seven; where there is too much, less is.
    /// </param>
    /// <param name="includesSessions">
    /// Whether the sessions are read again; where not, they are as they were read last, with what the log says of them now.
    /// </param>
    /// <exception cref="Faults.PoolUnavailableException">The server that keeps the pool is unavailable.</exception>
    /// <exception cref="IOException">The log cannot be read.</exception>
    public PoolMoment Read(DateTimeOffset from, bool includesSessions = true)
    {
        if (includesSessions || _sessions is null)
            _sessions = pool.Sessions([], includesEnded: true);
        using var snapshot = pool.Log.Open();
        var now = pool.Now;
        var day = TimelineDay.SinceOf(now);
        from = from > day ? day : from < now - s_longest ? now - s_longest : from;
        _live.Update(snapshot, now);
        _recent.Update(pool.Log, snapshot, from, now);
        _shown.Forget(_recent.InOrder.Count);
        _turns.Update(_sessions, _recent.From, findsNew: includesSessions);
        var claims = pool.Claims(snapshot);
        List<PoolSession> present = [.. _sessions.Where(session => session.Status != SessionStatus.Ended)];
        var board = new BoardAssembly(pool, present, claims, _live.Newest, now).Board(_project);
        var known = new TimelineSources
        {
            From = _recent.From,
            Now = now,
            Entries = _recent.InOrder,
            Live = _live.Newest.Reverse(),
            Claims = claims,
            Sessions = _sessions,
            Board = board,
            Shown = _shown,
            TurnsOf = _turns.Of,
        };
        return new PoolMoment(board, TimelineAssembly.Of(known, pool.Location));
    }
}
