namespace PoolCoordination.Git;

/// <summary>How a file in a working tree differs from the last commit; several can be true at once.</summary>
[Flags]
internal enum FileStates
{
    /// <summary>Not at all.</summary>
    None = 0,

    /// <summary>It is tracked, and its content is another than in the index.</summary>
    Changed = 1,

    /// <summary>The index has another content than the commit.</summary>
    Staged = 2,

    /// <summary>Git does not know it.</summary>
    Untracked = 4,

    /// <summary>Git does not know it and is told not to.</summary>
    Ignored = 8,

    /// <summary>Git knows it.</summary>
    Tracked = Changed | Staged,

    /// <summary>In any way.</summary>
    Any = Tracked | Untracked | Ignored,
}
