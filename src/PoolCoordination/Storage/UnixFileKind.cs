namespace PoolCoordination.Storage;

/// <summary>The kind of file at a path.</summary>
internal enum UnixFileKind
{
    /// <summary>Something that is none of the others.</summary>
    Other,

    /// <summary>A file with content.</summary>
    Regular,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A symbolic link.</summary>
    Link,

    /// <summary>A named pipe.</summary>
    Pipe,

    /// <summary>A socket.</summary>
    Socket,

    /// <summary>A device.</summary>
    Device,
}
