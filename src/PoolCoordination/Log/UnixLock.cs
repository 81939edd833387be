namespace PoolCoordination.Log;

/// <summary>The operations of flock that are used here.</summary>
internal enum UnixLock
{
    /// <summary>LOCK_SH: together with others; waits for who has it alone.</summary>
    Shared = 1,

    /// <summary>LOCK_EX | LOCK_NB: alone, or not at all.</summary>
    ExclusiveNow = 2 | 4,
}
