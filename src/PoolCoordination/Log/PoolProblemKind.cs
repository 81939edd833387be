namespace PoolCoordination.Log;

/// <summary>The subject of a problem of a pool.</summary>
public enum PoolProblemKind
{
    /// <summary>Lines of the log that are not entries.</summary>
    Lines,

    /// <summary>A last line without an end.</summary>
    TornTail,

    /// <summary>The permissions to read and write.</summary>
    Permissions,

    /// <summary>Entries from the future.</summary>
    Clock,

    /// <summary>The log's size.</summary>
    Size,

    /// <summary>The hooks in Claude Code's settings.</summary>
    Hooks,

    /// <summary>Several sessions under one name.</summary>
    Instances,

    /// <summary><c>pool.json</c>.</summary>
    Settings,

    /// <summary>The server that keeps the pool, the way to it, and what waits for it.</summary>
    Server,

    /// <summary>Recent failures of hooks.</summary>
    Errors,
}
