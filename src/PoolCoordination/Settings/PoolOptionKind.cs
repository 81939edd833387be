namespace PoolCoordination.Settings;

/// <summary>What the values of an option are.</summary>
internal enum PoolOptionKind
{
    /// <summary>One of several words.</summary>
    Word,

    /// <summary>On or off.</summary>
    Switch,

    /// <summary>A size in bytes.</summary>
    Size,

    /// <summary>A file, or the address of a server.</summary>
    Location,
}
