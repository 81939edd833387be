using PoolCoordination.Entries;
using PoolCoordination.Faults;
using PoolCoordination.Storage;

namespace PoolCoordination.Log;

/// <summary>The log in a file: one JSON object a line, only ever appended to. The order of lines is the order of events.</summary>
internal sealed class FileLog(PoolLocation location, TimeProvider? clock = null) : PoolLog(location, clock)
{
    private static readonly TimeSpan s_longestDelivery = TimeSpan.FromMilliseconds(50);

    private bool _isLocked;

    /// <summary>Receives the first line of an empty log, before it is written.</summary>
    public Action<ReadOnlyMemory<byte>>? Beginning { get; init; }

    /// <inheritdoc/>
    public override void Append(PoolEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        // Who waited in vain once does not wait as long for each line that follows.
        var limit = _isLocked ? TimeSpan.Zero : Timeout;
        var end = Environment.TickCount64 + (long)limit.TotalMilliseconds;
        if (!new Outbox(Location).Deliver(waiting => Deliver(waiting, end), limit))
            throw Locked($"earlier entries in '{Location.OutboxPath}' must be delivered first");
        Write(entry, end);
    }

    /// <inheritdoc/>
    public override bool Exists() => Path.Exists(Location.LogPath);

    /// <inheritdoc/>
    public override IReadOnlyList<PoolProblem> Initialize(params IReadOnlyList<string> writers)
    {
        ArgumentNullException.ThrowIfNull(writers);
        if (writers.Count > 0)
            throw new PoolException($"The pool '{Location.LogPath}' is a file; only a pool on a server can be granted to roles.");
        if (Directory.Exists(Location.LogPath))
            throw PoolLocation.FolderError(Location.LogPath);
        PrivateFile.Create(Location.FilePath);
        return [];
    }

    /// <inheritdoc/>
    public override LogSnapshot Open()
    {
        if (!ReadsWriteNothing)
            Deliver();
        return FileSnapshot.Open(Location.LogPath, Location.Owners);
    }

    /// <inheritdoc/>
    public override LogFollower Follow() => new FileFollower(Location);

    /// <inheritdoc/>
    public override IReadOnlyList<PoolProblem> Check(CancellationToken cancellation = default) =>
        new LogCheck(Location, Now).Problems(cancellation);

    private void Write(PoolEntry entry, long end)
    {
        var path = Location.FilePath;
        var limit = TimeSpan.FromMilliseconds(Math.Max(0, end - Environment.TickCount64));
        using var logLock = LogLock.TryAcquireShared(path, limit, Location.Owners);
        _isLocked = logLock is null && (_isLocked || limit > TimeSpan.Zero);
        if (logLock is null)
            throw Locked("another process has locked it");
        var line = EntryWriter.Line(entry);
        if (new FileInfo(path) is not { Exists: true, Length: > 0 })
            Beginning?.Invoke(line);
        WholeLine.Append(path, line.Span, Location.Owners, IsDurable());
    }

    /// <summary>Delivers what waits, where that can be done at once: who reads does not wait.</summary>
    private void Deliver()
    {
        try
        {
            new Outbox(Location).Deliver(waiting => Deliver(waiting, Environment.TickCount64), s_longestDelivery);
        }
        catch (Exception exception) when (exception is PoolException or IOException or UnauthorizedAccessException)
        {
            // It waits on; and who may only read delivers nothing.
        }
    }

    /// <summary>Writes an entry that waited; a file takes every entry.</summary>
    private string? Deliver(PoolEntry entry, long end)
    {
        if (!HoldsAlready(entry))
            Write(entry, end);
        return null;
    }

    /// <summary>Whether an entry is in the log: it was delivered before, and could not be taken out of the outbox.</summary>
    private bool HoldsAlready(PoolEntry entry)
    {
        using var snapshot = FileSnapshot.Open(Location.LogPath, Location.Owners);
        foreach (var written in snapshot.EntriesBack(new EntryScan { Oldest = entry.Timestamp }))
        {
            if (written.Id == entry.Id || (entry.RawHash is not null && entry.Turn is not null && entry.IsRepeatOf(written)))
                return true;
        }

        return false;
    }

    private PoolUnavailableException Locked(string reason) =>
        new($"The log '{Location.LogPath}' cannot be written to: {reason}.") { Fault = PoolFault.Busy };
}
