namespace PoolCoordination.Claims;

/// <summary>The kind of pattern that a stored <see cref="PathKey"/> is of; its number stands in the file.</summary>
internal enum PathKeyForm
{
    /// <summary>A folder that is written out, and what is in it.</summary>
    Folder,

    /// <summary>A name in any folder.</summary>
    Name,

    /// <summary>A file whose whole path is written out.</summary>
    File,

    /// <summary>Any other pattern with a wildcard.</summary>
    Wildcard,
}
