namespace PoolCoordination.Settings;

/// <summary>The kind of an option's values.</summary>
internal enum PoolOptionKind
{
    /// <summary>One of several words.</summary>
    Word,

    /// <summary>On or off, and for some another word.</summary>
    Switch,

    /// <summary>A size in bytes.</summary>
    Size,

    /// <summary>A file, or the address of a server.</summary>
    Location,
}
