using PoolCoordination.Entries;
using PoolCoordination.Faults;
using PoolCoordination.Storage;

namespace PoolCoordination.Log;

/// <summary>
/// What instances share: entries in one order, only ever added to. On one machine it is a file (<see cref="FileLog"/>); beyond one
/// machine another engine keeps it. All of them mean the same by each member.
/// </summary>
public abstract class PoolLog
{
    /// <summary>The log at a location.</summary>
    /// <param name="location">Where it is.</param>
    /// <param name="clock">The clock; the system's where null.</param>
    protected PoolLog(PoolLocation location, TimeProvider? clock)
    {
        ArgumentNullException.ThrowIfNull(location);
        Location = location;
        Clock = clock ?? TimeProvider.System;
    }

    /// <summary>Where it is.</summary>
    public PoolLocation Location { get; }

    /// <summary>
    /// How long a call waits for a server to answer before that counts as unavailable, and for another process to let go of a log's lock;
    /// 10 seconds unless set.
    /// </summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Whether each entry is to be on the disk when <see cref="Append"/> returns; asked at each. A server decides that itself.
    /// </summary>
    public Func<bool> IsDurable { get; set; } = () => false;

    /// <summary>
    /// Whether reads leave all files as they are: entries that wait are not delivered, and no verdicts on claims are saved.
    /// </summary>
    public bool ReadsWriteNothing { get; set; }

    /// <summary>This machine's clock, or the one that takes its place.</summary>
    internal TimeProvider Clock { get; }

    /// <summary>Now, by the clock that the log's entries are timed by.</summary>
    public virtual DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>Whether the log exists; the first entry creates it.</summary>
    /// <exception cref="PoolUnavailableException">The server that keeps it is unavailable.</exception>
    public abstract bool Exists();

    /// <summary>Makes what the log needs where it is missing, and lets others use it.</summary>
    /// <param name="writers">The roles of the server that may append and read, but change nothing; they exist already.</param>
    /// <returns>What is wrong with it all the same, such as a database that does not take any text; none in most cases.</returns>
    /// <exception cref="PoolException">The log is a file and roles were named, or the server denies it.</exception>
    public abstract IReadOnlyList<PoolProblem> Initialize(params IReadOnlyList<string> writers);

    /// <summary>Adds an entry. When this returns, every later read sees it.</summary>
    /// <exception cref="IOException">It could not be written whole, as on a full disk.</exception>
    /// <exception cref="PoolUnavailableException">
    /// The server is unavailable, or the log is locked; nothing was written, unless the answer was lost on its way.
    /// </exception>
    /// <exception cref="PoolException">The server never takes this entry (<see cref="PoolFault.Rejected"/>).</exception>
    public abstract void Append(PoolEntry entry);

    /// <summary>Opens what is in the log now, for reading.</summary>
    public abstract LogSnapshot Open();

    /// <summary>Begins to follow the log: what is in it now is past.</summary>
    public abstract LogFollower Follow();

    /// <summary>The entries of the log, from the newest back.</summary>
    public IEnumerable<PoolEntry> EntriesBack(EntryScan scan)
    {
        using var snapshot = Open();
        foreach (var entry in snapshot.EntriesBack(scan))
            yield return entry;
    }

    /// <summary>Whether an entry is there already of which another is a repeat.</summary>
    /// <param name="entry">The other.</param>
    /// <param name="since">When its session began, as far as is known.</param>
    public bool HoldsRepeatOf(PoolEntry entry, DateTimeOffset since = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var now = Now;
        var recent = EntryScan.Recent(now);
        var scan = recent with
        {
            Oldest = since > recent.Oldest ? since : recent.Oldest,
            Filter = entry.RawHash is { Length: > 0 } hash ? new RawHashFilter(hash) : null,
        };
        using var snapshot = Open();
        foreach (var earlier in snapshot.EntriesBack(scan))
        {
            if (entry.IsRepeatOf(earlier, now))
                return true;
        }

        return false;
    }

    /// <summary>Gets the problems of the log itself.</summary>
    public abstract IReadOnlyList<PoolProblem> Check(CancellationToken cancellation = default);
}
