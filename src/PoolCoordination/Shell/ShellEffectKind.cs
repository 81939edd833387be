namespace PoolCoordination.Shell;

/// <summary>What a command would do.</summary>
public enum ShellEffectKind
{
    /// <summary>Uncommitted changes of tracked files are lost.</summary>
    Discards,

    /// <summary>Files that git does not track are deleted.</summary>
    Cleans,

    /// <summary>Uncommitted changes are put onto the stash.</summary>
    Stashes,

    /// <summary>An entry is taken from the stash, which all working trees of a repository share.</summary>
    TakesStash,

    /// <summary>HEAD or its branch becomes another commit, and unchanged files may change.</summary>
    MovesHead,

    /// <summary>Changes are put into the index.</summary>
    Stages,

    /// <summary>Changes are taken out of the index.</summary>
    Unstages,

    /// <summary>Changes become part of a commit.</summary>
    Commits,

    /// <summary>A file gets a new content.</summary>
    Overwrites,

    /// <summary>A file is deleted.</summary>
    Deletes,

    /// <summary>A file gets another name or folder.</summary>
    MovesAway,

    /// <summary>A part of a file is changed.</summary>
    Changes,

    /// <summary>Files are rewritten by a formatter where they need it.</summary>
    Formats,

    /// <summary>A working tree is removed or moved.</summary>
    RemovesTree,

    /// <summary>Processes are ended by their names.</summary>
    Kills,

    /// <summary>A database or another thing outside the working tree is emptied.</summary>
    Drops,

    /// <summary>The guard would see or say less.</summary>
    Weakens,
}
