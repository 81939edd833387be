namespace PoolCoordination.Detection.Turns;

/// <summary>What an agent did between a prompt and its final message.</summary>
/// <param name="calls">The uses of its tools, in their order.</param>
/// <param name="folder">The absolute path of the project's folder.</param>
internal sealed class Turn(IReadOnlyList<ToolCall> calls, string folder)
{
    /// <summary>The uses of its tools, in their order.</summary>
    public IReadOnlyList<ToolCall> Calls => calls;

    /// <summary>The absolute path of the project's folder.</summary>
    public string Folder => folder;

    /// <summary>The user's home folder.</summary>
    public string Home { get; init; } = "/";

    /// <summary>Whether a merge, a rebase or the like is unfinished, so that no commit is an end.</summary>
    public bool IsInSequence { get; init; }

    /// <summary>
    /// The subjects of the commits that HEAD's log has from a time on, for a command that printed nothing; none where that is not known.
    /// </summary>
    public Func<DateTimeOffset, List<string>> SubjectsSince { get; init; } = _ => [];

    /// <summary>The folder.</summary>
    public override string ToString() => Folder;
}
