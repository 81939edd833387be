namespace PoolCoordination.Shell;

/// <summary>What is known of the working tree in which a session is about to run a command.</summary>
internal sealed class ShellSituation
{
    /// <summary>The absolute path of the working tree's root.</summary>
    public required string Root { get; init; }

    /// <summary>The absolute path of the folder in which the command starts.</summary>
    public required string Folder { get; init; }

    /// <summary>The absolute path of the folder that all working trees of the repository share: <c>.git</c> of the first one.</summary>
    public required string Repository { get; init; }

    /// <summary>The branch that is checked out; null if none is, or it does not matter.</summary>
    public string? Branch { get; init; }

    /// <summary>The present time.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The name under which another live session is shown that works in the same tree; null if none does.</summary>
    public string? Neighbour { get; init; }

    /// <summary>The other working trees of the repository.</summary>
    public IReadOnlyList<WorkingTree> OtherTrees { get; init; } = [];

    /// <summary>The uncommitted files that are another's or nobody's.</summary>
    public IReadOnlyList<UncommittedFile> Others { get; init; } = [];

    /// <summary>The uncommitted files of the session itself.</summary>
    public IReadOnlyList<UncommittedFile> Own { get; init; } = [];

    /// <summary>The entries of the stash, from the top.</summary>
    public IReadOnlyList<StashEntry> Stash { get; init; } = [];

    /// <summary>Who claims a path, a port or a database.</summary>
    public ClaimSearch Claims { get; init; } = (_, _) => null;

    /// <summary>The answer to a command that harms a claimed file: the option <c>guard</c>.</summary>
    public ShellAnswer Guard { get; init; } = ShellAnswer.Deny;

    /// <summary>The answer to a command that changes another's uncommitted file in part: the option <c>inProgress</c>.</summary>
    public ShellAnswer InProgress { get; init; } = ShellAnswer.Warn;

    /// <summary>The strictest answer that is given: the option <c>shellGuard</c>.</summary>
    public ShellAnswer Strictest { get; init; } = ShellAnswer.Deny;

    /// <summary>The name of another live session that works in the repository; null if none does.</summary>
    public string? AnyOther
    {
        get
        {
            foreach (var tree in OtherTrees)
            {
                if (Neighbour is null && tree.Holder is not null)
                    return tree.Holder;
            }

            return Neighbour;
        }
    }

    /// <summary>Whether the session itself has changed a file and not committed it.</summary>
    public bool IsOwn(string file)
    {
        foreach (var own in Own)
        {
            if (own.Path == file)
                return true;
        }

        return false;
    }

    /// <summary>The name of another live session that works in a tree; null if none does or the tree is of another repository.</summary>
    public string? HolderOf(string? tree)
    {
        if (tree is null || Is(tree, Root))
            return tree is null ? null : Neighbour;
        foreach (var other in OtherTrees)
        {
            if (Is(tree, other.Root))
                return other.Holder;
        }

        return null;
    }

    /// <summary>Whether a working tree belongs to the repository.</summary>
    public bool BelongsToRepository(string? tree)
    {
        if (tree is null || Is(tree, Root))
            return tree is not null;
        foreach (var other in OtherTrees)
        {
            if (Is(tree, other.Root))
                return true;
        }

        return false;
    }

    private static bool Is(string tree, string other) => Host.PathCase.IsSame(tree, other);
}
