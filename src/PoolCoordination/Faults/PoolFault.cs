namespace PoolCoordination.Faults;

/// <summary>What a <see cref="PoolException"/> is about, so that a front end can classify it without reading its text.</summary>
public enum PoolFault
{
    /// <summary>A value that was given: an empty topic, a time that is not valid, an unknown option.</summary>
    Value,

    /// <summary><c>pool.json</c> is invalid or cannot be read.</summary>
    Settings,

    /// <summary>The path of the log cannot be one, such as that of a folder.</summary>
    Location,

    /// <summary>The pool has already what was to be added.</summary>
    Present,

    /// <summary>The pool, the claim or what else was named does not exist.</summary>
    NotFound,

    /// <summary>Another instance holds what was to be changed.</summary>
    HeldByAnother,

    /// <summary>Another process keeps a file locked.</summary>
    Busy,

    /// <summary>The log is not a file, is another's, or may not be opened (<see cref="PoolUnreadableException"/>).</summary>
    Unreadable,

    /// <summary>The server that keeps the pool cannot be used now (<see cref="PoolUnavailableException"/>).</summary>
    Unavailable,

    /// <summary>
    /// The server that keeps the pool does not take what it is given, now or later: a character that its database lacks, too long a value.
    /// </summary>
    Rejected,
}
