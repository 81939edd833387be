namespace PoolCoordination.Installation;

/// <summary>What became of the copies that no settings name.</summary>
internal enum UnusedCopies
{
    /// <summary>There were none.</summary>
    None,

    /// <summary>They were removed.</summary>
    Removed,

    /// <summary>Some were left for sessions that may still use them.</summary>
    Left,
}
