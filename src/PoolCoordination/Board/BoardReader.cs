using PoolCoordination.Pools;
using PoolCoordination.Sessions;

namespace PoolCoordination.Board;

/// <summary>
/// Reads boards of a pool, one after the other. What changes with each line is read on from where the last board ended; what the sessions
/// do takes git and their files, and is read where it is asked for.
/// </summary>
/// <param name="pool">The pool. Nobody else uses the object meanwhile.</param>
/// <param name="includesAllProjects">Whether all projects are shown; else the one of the pool's working folder, if it is in one.</param>
public sealed class BoardReader(Pool pool, bool includesAllProjects = false)
{
    private readonly string? _project = includesAllProjects ? null : EntryProjects.OfUser(pool);
    private readonly LiveEntries _entries = new();
    private IReadOnlyList<PoolSession>? _sessions;

    /// <summary>Reads the board as it is now.</summary>
    /// <param name="includesSessions">
    /// Whether the sessions are read again; where not, they are as they were read last, with what the log says of them now.
    /// </param>
    /// <exception cref="Faults.PoolUnavailableException">The server that keeps the pool is unavailable.</exception>
    /// <exception cref="IOException">The log cannot be read.</exception>
    public PoolBoard Read(bool includesSessions = true)
    {
        if (includesSessions || _sessions is null)
            _sessions = pool.Sessions([]);
        using var snapshot = pool.Log.Open();
        var now = pool.Now;
        _entries.Update(snapshot, now);
        return new BoardAssembly(pool, _sessions, pool.Claims(snapshot), _entries.Newest, now).Board(_project);
    }
}
