namespace PoolCoordination.Pools;

/// <summary>The purpose for which a pool is opened. It decides what has to exist if a parameter names the pool.</summary>
public enum PoolUse
{
    /// <summary>To read entries or claims: the log has to exist, because a mistyped path would look like an empty pool.</summary>
    Entries,

    /// <summary>To read domains: the log or the settings beside it have to exist; on a server, the pool.</summary>
    Domains,

    /// <summary>To read options: the log or the settings beside it have to exist. A server keeps none.</summary>
    Options,

    /// <summary>To write: the folder has to exist; the first entry creates the log.</summary>
    Writing,

    /// <summary>To wait for entries: the pool may come to exist only later, which is said.</summary>
    Following,

    /// <summary>To create the pool, or to say that it does not exist: nothing has to exist.</summary>
    Any,
}
