namespace PoolCoordination.Shell;

/// <summary>What an effect of a command would do to another.</summary>
internal sealed class ShellHarm
{
    /// <summary>The effect.</summary>
    public required ShellEffect Effect { get; init; }

    /// <summary>What is answered to it.</summary>
    public required ShellAnswer Answer { get; init; }

    /// <summary>The name under which the other session is shown; null if nobody recorded the change.</summary>
    public string? Holder { get; init; }

    /// <summary>The uncommitted file; null for a claim or the like.</summary>
    public UncommittedFile? File { get; init; }

    /// <summary>The entry of the stash; null if it is none.</summary>
    public StashEntry? Entry { get; init; }

    /// <summary>The claim that is in the way; null if none is.</summary>
    public PathClaim? Claim { get; init; }

    /// <summary>What is claimed, or the working tree; null if it is none.</summary>
    public string? Path { get; init; }

    /// <summary>The same with another answer.</summary>
    public ShellHarm With(ShellAnswer answer) =>
        new()
        {
            Effect = Effect,
            Answer = answer,
            Holder = Holder,
            File = File,
            Entry = Entry,
            Claim = Claim,
            Path = Path,
        };
}
