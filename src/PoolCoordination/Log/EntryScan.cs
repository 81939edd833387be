using PoolCoordination.Entries;

namespace PoolCoordination.Log;

/// <summary>Which entries a read from the end of a log is to give; what is not set does not restrict.</summary>
public sealed record EntryScan
{
    /// <summary>How far back live entries can be: the longest time to live, and an hour for clocks that differ.</summary>
    private static readonly TimeSpan s_liveWindow = TimeToLive.Longest + TimeSpan.FromHours(1);

    /// <summary>Entries before this moment are passed over.</summary>
    public DateTimeOffset Oldest { get; init; } = DateTimeOffset.MinValue;

    /// <summary>Entries that are not live at this moment are passed over.</summary>
    public DateTimeOffset? LiveAt { get; init; }

    /// <summary>Lines that it does not let pass are passed over.</summary>
    public LineFilter? Filter { get; init; }

    /// <summary>
    /// Whether a read from the oldest on gives also an entry whose id was there just before, as a writer repeats a line that may be torn.
    /// </summary>
    internal bool IncludesRepeats { get; init; }

    /// <summary>Whether a large log is read by one core, in little memory, instead of by all.</summary>
    internal bool UsesOneCore { get; init; }

    /// <summary>
    /// Entries that it does not accept are passed over, before any is kept in mind; asked by one core only. All are accepted where null.
    /// </summary>
    internal Func<PoolEntry, bool>? Accepts { get; init; }

    /// <summary>The offset in the log at which to stop.</summary>
    public long From { get; init; }

    /// <summary>Ends the read with an <see cref="OperationCanceledException"/>, also where it passes over lines and gives none.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>
    /// Receives the share of the log that is read, from 0 to 1, in the thread that takes the entries; may be called for each line.
    /// </summary>
    internal Action<double>? Progress { get; init; }

    /// <summary>Whether the whole log is to be read, whatever the age of its lines.</summary>
    internal bool IsUnbounded => Oldest == DateTimeOffset.MinValue && LiveAt is null;

    /// <summary>The entries that can be live at a moment: none is older than the longest time to live.</summary>
    internal static EntryScan Live(DateTimeOffset now) => Recent(now) with { LiveAt = now };

    /// <summary>All entries that are no older than the longest time to live, live or not.</summary>
    internal static EntryScan Recent(DateTimeOffset now) => new() { Oldest = now - s_liveWindow };

    /// <summary>Whether a line's bytes leave it among what is asked for, apart from its age.</summary>
    internal bool MayPass(ReadOnlySpan<byte> line) => Filter is null || Filter.MayPass(line);

    /// <summary>From when on entries are asked for.</summary>
    public override string ToString() => $"from {Oldest:u}";

    /// <summary>Whether an entry's age leaves it among what is asked for.</summary>
    internal bool Passes(PoolEntry entry) =>
        entry.Timestamp >= Oldest && (LiveAt is not { } now || entry.IsLiveAt(now)) && Accepts?.Invoke(entry) != false;
}
