namespace PoolCoordination.Shell;

/// <summary>An entry of the stash, and whose it is.</summary>
/// <param name="holder">The name under which the session is shown; empty for the session that asks, null if it is not known.</param>
/// <param name="at">When it was made.</param>
internal sealed class StashEntry(string? holder, DateTimeOffset at)
{
    /// <summary>The name under which the session is shown; empty for the session that asks, null if it is not known.</summary>
    public string? Holder => holder;

    /// <summary>When it was made.</summary>
    public DateTimeOffset At => at;

    /// <summary>Whether only somebody like the session can have made it, and nobody wrote that down.</summary>
    public bool IsGuess { get; init; }

    /// <summary>Whether the session has ended.</summary>
    public bool HasEnded { get; init; }
}
