namespace PoolCoordination.Detection.Turns;

/// <summary>What a turn did, whatever its final message says.</summary>
internal sealed class TurnFacts
{
    private static readonly string[] s_changes = ["create", "update", "add", "merge", "post", "close", "delete", "save", "publish", "edit"];

    private TurnFacts() { }

    /// <summary>The commits that say something to others, the one that says most first.</summary>
    public IReadOnlyList<Commit> Commits { get; private init; } = [];

    /// <summary>Whether all that was committed is no end: work in progress, parts of other commits, or taken back.</summary>
    public bool HasOnlyInterimCommits { get; private init; }

    /// <summary>Whether the last run of tests or of another check failed.</summary>
    public bool HasFailedCheck { get; private init; }

    /// <summary>What was made public; null for nothing.</summary>
    public Publication? Publication { get; private init; }

    /// <summary>The files of the project that were changed, relative to its folder.</summary>
    public IReadOnlyList<string> Files { get; private init; } = [];

    /// <summary>Whether a file was changed that is a part of what is built.</summary>
    public bool HasChangedCode { get; private init; }

    /// <summary>Whether a service was asked to change something through its tools.</summary>
    public bool HasChangedService { get; private init; }

    /// <summary>The call that failed and that the turn did not get past; null where there is none.</summary>
    public ToolCall? Failure { get; private init; }

    /// <summary>Whether the turn ended with that call.</summary>
    public bool EndsWithFailure { get; private init; }

    /// <summary>Finds what a turn did.</summary>
    public static TurnFacts Of(Turn turn)
    {
        var files = ChangedProjectFiles.Of(turn);
        var failure = OpenFailure.Of(turn);
        var commits = TurnCommits.Of(turn, out var hasCommitted);
        commits.RemoveAll(commit => commit.IsInterim || turn.IsInSequence);
        commits.Sort(Commit.CompareByWeight);
        return new TurnFacts
        {
            Commits = commits,
            HasOnlyInterimCommits = hasCommitted && commits.Count == 0,
            HasFailedCheck = CheckRun.HasFailedLast(turn),
            Publication = Publication.Of(turn),
            Files = files,
            HasChangedCode = files.Exists(file => !ChangedProjectFiles.IsProse(file)),
            HasChangedService = HasCalledService(turn),
            Failure = failure,
            EndsWithFailure = failure is not null && failure == turn.Calls[^1],
        };
    }

    private static bool HasCalledService(Turn turn)
    {
        foreach (var call in turn.Calls)
        {
            if (!call.IsFailed && IsChangeByService(call.Tool))
                return true;
        }

        return false;
    }

    /// <summary>
    /// Whether a tool of a server (Model Context Protocol) changes something, by its name: <c>mcp__tracker__create_issue</c>.
    /// </summary>
    private static bool IsChangeByService(string tool)
    {
        // What the pool's own server is asked to post is in the pool.
        var isOwn = tool.StartsWith("mcp__pool__", StringComparison.Ordinal) || tool.Contains("_pool__", StringComparison.Ordinal);
        if (isOwn || !tool.StartsWith("mcp__", StringComparison.Ordinal))
            return false;
        foreach (var word in tool[(tool.LastIndexOf("__", StringComparison.Ordinal) + 2)..].Split('_', '-'))
        {
            if (Array.IndexOf(s_changes, word) >= 0)
                return true;
        }

        return false;
    }
}
