namespace PoolCoordination.Entries;

/// <summary>Where the name of an instance came from.</summary>
public enum InstanceSource
{
    /// <summary><c>CLAUDE_INSTANCE</c> or <c>POOL_INSTANCE</c>.</summary>
    Environment,

    /// <summary>The session that Claude Code runs the process in, <c>CLAUDE_CODE_SESSION_ID</c>.</summary>
    Session,

    /// <summary>The user's name: nobody set one, and there is no session.</summary>
    User,
}
