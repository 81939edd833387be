namespace PoolCoordination.Storage;

/// <summary>The operations of flock that are used here; none waits.</summary>
internal enum FlockOperation
{
    /// <summary>LOCK_SH | LOCK_NB: together with others, or not at all.</summary>
    SharedNow = 1 | 4,

    /// <summary>LOCK_EX | LOCK_NB: alone, or not at all.</summary>
    ExclusiveNow = 2 | 4,
}
