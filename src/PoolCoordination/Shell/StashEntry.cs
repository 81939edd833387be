namespace PoolCoordination.Shell;

/// <summary>An entry of the stash, and whose it is.</summary>
/// <param name="Holder">The name under which the session is shown; empty for the session that asks, null if it is not known.</param>
/// <param name="At">When it was made.</param>
internal sealed record StashEntry(string? Holder, DateTimeOffset At)
{
    /// <summary>Whether the session has ended.</summary>
    public bool HasEnded { get; init; }
}
