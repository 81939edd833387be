namespace PoolCoordination.Claims;

/// <summary>What kind of pattern a kept <see cref="PathKey"/> is of, as its number stands in the file.</summary>
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
