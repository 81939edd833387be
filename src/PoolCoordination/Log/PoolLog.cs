using PoolCoordination.Checks;
using PoolCoordination.Entries;

namespace PoolCoordination.Log;

/// <summary>
/// What instances share: entries in one order, only ever added to. On one machine it is a file (<see cref="FileLog"/>); beyond one
/// machine another engine keeps it. All of them mean the same by each member.
/// </summary>
public abstract class PoolLog
{
    private readonly TimeProvider _clock;

    /// <summary>The log at a location.</summary>
    /// <param name="location">Where it is.</param>
    /// <param name="clock">The clock; the system's where null.</param>
    protected PoolLog(PoolLocation location, TimeProvider? clock)
    {
        ArgumentNullException.ThrowIfNull(location);
        Location = location;
        _clock = clock ?? TimeProvider.System;
    }

    /// <summary>Where it is.</summary>
    public PoolLocation Location { get; }

    /// <summary>Now, by the clock that the log's entries are timed by.</summary>
    public virtual DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>Adds an entry. When this returns, every later read sees it.</summary>
    /// <exception cref="IOException">It could not be written whole, as on a full disk.</exception>
    public abstract void Append(PoolEntry entry);

    /// <summary>Opens what is in the log now, for reading.</summary>
    public abstract LogSnapshot Open();

    /// <summary>Begins to follow the log: what is in it now is past.</summary>
    public abstract LogFollower Follow();

    /// <summary>The entries of the log, and among them those of its archive where that is wanted, from the newest back.</summary>
    public virtual IEnumerable<PoolEntry> EntriesBack(EntryScan scan, bool includeArchive = false)
    {
        using var snapshot = Open();
        foreach (var entry in snapshot.EntriesBack(scan))
            yield return entry;
    }

    /// <summary>
    /// Takes out entries whose time to live ended more than seven days ago. Others may write and read meanwhile; where it is killed,
    /// nothing has changed.
    /// </summary>
    /// <param name="now">The moment against which ages are told.</param>
    /// <param name="progress">Is told the share of the log that is read, from 0 to 1.</param>
    /// <param name="cancellation">Ends it without a change.</param>
    /// <exception cref="PoolException">Another compaction is at work, or writers did not let up; nothing was changed.</exception>
    public abstract CompactionResult Compact(DateTimeOffset now, Action<double>? progress = null, CancellationToken cancellation = default);

    /// <summary>What is wrong with the log itself; none where it is well.</summary>
    public abstract IReadOnlyList<PoolProblem> Check(CancellationToken cancellation = default);
}
