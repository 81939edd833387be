namespace PoolCoordination.Sessions;

/// <summary>A command of a session that was about to move HEAD, a branch or the stash of a repository.</summary>
/// <param name="At">When.</param>
/// <param name="SessionId">The session.</param>
/// <param name="WorkingTree">The working tree in which it ran, without links.</param>
/// <param name="IsAboutStash">Whether it was the stash; else HEAD or a branch.</param>
internal sealed record RepositoryCommand(DateTimeOffset At, string SessionId, string WorkingTree, bool IsAboutStash)
{
    /// <summary>Whether the session's commands before it are over.</summary>
    public bool IsEnd { get; init; }

    /// <summary>The working tree.</summary>
    public override string ToString() => WorkingTree;
}
