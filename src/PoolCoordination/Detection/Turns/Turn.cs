using PoolCoordination.Claims;
using PoolCoordination.Git;
using PoolCoordination.Shell;
using PoolCoordination.Storage;

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

    /// <summary>Whether a merge, a rebase or the like is unfinished, so that nothing is at its end.</summary>
    public bool IsInSequence { get; init; }

    /// <summary>
    /// The commits that HEAD's log has, the earliest first; null where that log is not known, and the output of commands is all there is.
    /// </summary>
    public IReadOnlyList<LoggedCommit>? LoggedCommits { get; init; }

    /// <summary>Whether a folder is in the project's repository; null where that is not known.</summary>
    public Predicate<string>? IsInRepository { get; init; }

    /// <summary>A turn in a folder, with what is known of its repository.</summary>
    public static Turn In(IReadOnlyList<ToolCall> calls, string folder, string home)
    {
        if (RepositoryOf(folder) is not { } repository)
            return new Turn(calls, folder) { Home = home };
        return new Turn(calls, folder)
        {
            Home = home,
            IsInSequence = Array.Exists(GitCommand.Unfinished.Split(' '), name => Path.Exists(Path.Combine(repository.GitFolder, name))),
            LoggedCommits = LoggedCommit.Of(repository),
            IsInRepository = other => RepositoryOf(other)?.CommonFolder == repository.CommonFolder,
        };
    }

    private static GitRepository? RepositoryOf(string folder) =>
        ProjectRoot.TopLevelOf(RealPath.Of(folder)) is { } tree ? GitRepository.At(tree) : null;

    /// <summary>The folder.</summary>
    public override string ToString() => folder;
}
