using PoolCoordination.Claims;
using PoolCoordination.Entries;
using PoolCoordination.Host;

namespace PoolCoordination.Pools;

/// <summary>Who is about to run a command.</summary>
/// <param name="SessionId">The session's id; empty for one that nothing is known of.</param>
/// <param name="Reader">Who that is, as claims know it.</param>
/// <param name="Processes">The processes of this machine; null where they are not known.</param>
internal sealed record ShellAsker(string SessionId, Identity Reader, ProcessTable? Processes)
{
    /// <summary>Ends a claim whose holder is dead, and returns whether it did; null where that is left to others.</summary>
    public Func<Claim, bool>? EndIfDead { get; init; }

    /// <summary>Receives why claims cannot be read, so that none counts; null where that is an error.</summary>
    public Action<Exception>? Unreadable { get; init; }

    /// <summary>The session's id.</summary>
    public override string ToString() => SessionId;
}
