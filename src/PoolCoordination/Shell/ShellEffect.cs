using PoolCoordination.Git;

namespace PoolCoordination.Shell;

/// <summary>One thing that a command would do.</summary>
internal sealed class ShellEffect
{
    /// <summary>What it is.</summary>
    public required ShellEffectKind Kind { get; init; }

    /// <summary>The command in two words at most, as one would name it: <c>git stash</c>.</summary>
    public required string Command { get; init; }

    /// <summary>The root of the working tree in which git would do it; null for what is not git's.</summary>
    public string? Tree { get; init; }

    /// <summary>The files and folders, with absolute paths; the working tree's root for all of it.</summary>
    public IReadOnlyList<ShellPath> Paths { get; init; } = [];

    /// <summary>What is left out of the paths, with all below.</summary>
    public IReadOnlyList<ShellPath> Excluded { get; init; } = [];

    /// <summary>The ports and databases, by the names by which they are claimed: <c>port:3000</c>.</summary>
    public IReadOnlyList<string> Resources { get; init; } = [];

    /// <summary>Whether a folder means all that is in it.</summary>
    public bool IsBelow { get; init; }

    /// <summary>The states of the files that it takes.</summary>
    public FileStates States { get; init; } = FileStates.Any;

    /// <summary>Whether it may leave out some of the paths: which ones shows when it runs.</summary>
    public bool IsGuess { get; init; }

    /// <summary>Whether a discarded file gets the content of another commit.</summary>
    public bool IsFromCommit { get; init; }

    /// <summary>The number of the stash's entry, 0 for the top and -1 for all.</summary>
    public int Entry { get; init; }

    /// <summary>The branch or commit to which HEAD moves, as <c>git worktree add</c> takes it; null if it is none or not known.</summary>
    public string? Destination { get; init; }

    /// <summary>Whether the way out was taken for the command.</summary>
    public bool IsExempt { get; init; }

    /// <summary>Whether a file is among the paths.</summary>
    public bool Covers(string file) => Covers(Paths, file, IsBelow) && !Covers(Excluded, file, below: true);

    /// <summary>Whether a file is named itself, and not by its folder or a pattern.</summary>
    public bool Names(string file)
    {
        foreach (var path in Paths)
        {
            if (!path.IsPattern && path.Covers(file, below: false))
                return true;
        }

        return false;
    }

    private static bool Covers(IReadOnlyList<ShellPath> paths, string file, bool below)
    {
        foreach (var path in paths)
        {
            if (path.Covers(file, below))
                return true;
        }

        return false;
    }
}
