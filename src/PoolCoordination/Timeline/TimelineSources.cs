using PoolCoordination.Board;
using PoolCoordination.Claims;
using PoolCoordination.Entries;
using PoolCoordination.Sessions;

namespace PoolCoordination.Timeline;

/// <summary>What is known of a pool at one moment, of which a timeline is made.</summary>
internal sealed record TimelineSources
{
    /// <summary>The moment from which on it tells.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>The moment at which it was read.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The entries since its beginning, in the order of the log.</summary>
    public required IReadOnlyCollection<PoolEntry> Entries { get; init; }

    /// <summary>The entries that are live, in the order of the log.</summary>
    public required IEnumerable<PoolEntry> Live { get; init; }

    /// <summary>The claims as they stand.</summary>
    public required ClaimTable Claims { get; init; }

    /// <summary>The sessions, with those that have ended, those that were seen last first.</summary>
    public required IReadOnlyList<PoolSession> Sessions { get; init; }

    /// <summary>The board.</summary>
    public required PoolBoard Board { get; init; }

    /// <summary>The entries as they may be shown.</summary>
    public required ShownEntries Shown { get; init; }

    /// <summary>The turns of a session, as far as they are known.</summary>
    public Func<PoolSession, IReadOnlyList<SessionTurn>> TurnsOf { get; init; } = _ => [];
}
