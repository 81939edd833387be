namespace PoolCoordination.Storage;

/// <summary>Whose files are used.</summary>
internal enum FileOwners
{
    /// <summary>Anybody's whom the operating system lets share them: the user named the pool, or the file is not a pool's.</summary>
    Any,

    /// <summary>The user's own and root's. Root itself uses those of the folder's owner too.</summary>
    User,
}
