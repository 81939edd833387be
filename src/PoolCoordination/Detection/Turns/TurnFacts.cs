namespace PoolCoordination.Detection.Turns;

/// <summary>What a turn did, whatever its final message says.</summary>
internal sealed class TurnFacts
{
    private static readonly string[] s_changes = ["create", "update", "add", "merge", "post", "close", "delete", "save", "publish", "edit"];

    private TurnFacts() { }

    /// <summary>The commits that say something to others, the one that says most first.</summary>
    public IReadOnlyList<Commit> Commits { get; private init; } = [];

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

    /// <summary>Finds what a turn did.</summary>
    public static TurnFacts Of(Turn turn)
    {
        var files = ChangedProjectFiles.Of(turn);
        List<Commit> commits = [.. TurnCommits.Of(turn).Where(commit => !commit.IsInterim)];
        return new TurnFacts
        {
            Commits = [.. commits.OrderBy(commit => commit.Rank).ThenByDescending(commit => commit.Subject.Length)],
            Publication = Publication.Of(turn),
            Files = files,
            HasChangedCode = files.Any(file => !ChangedProjectFiles.IsProse(file)),
            HasChangedService = turn.Calls.Any(call => !call.IsFailed && IsChangeByService(call.Tool)),
            Failure = OpenFailure.Of(turn),
        };
    }

    /// <summary>Whether a tool of a server (Model Context Protocol) changes something, by its name: <c>mcp__tracker__create_issue</c>.</summary>
    private static bool IsChangeByService(string tool) =>
        tool.StartsWith("mcp__", StringComparison.Ordinal)
        && tool[(tool.LastIndexOf("__", StringComparison.Ordinal) + 2)..].Split('_', '-') is var words
        && s_changes.Any(change => words.Contains(change, StringComparer.OrdinalIgnoreCase));
}
