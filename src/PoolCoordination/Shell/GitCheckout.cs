using PoolCoordination.Git;
using PoolCoordination.Shell.Syntax;

namespace PoolCoordination.Shell;

/// <summary>What the subcommands of git would do that take files or HEAD from a commit.</summary>
internal static class GitCheckout
{
    /// <summary>Adds the effects of <c>git checkout</c>, which names a branch, paths, or a commit and paths.</summary>
    public static void AddCheckout(GitCommand git)
    {
        var arguments = git.Arguments;
        var operands = arguments.Operands;
        if (IsUnanswered(git))
            return;
        var commits = arguments.Has("b B orphan") ? operands.Count : CommitsOf(git);
        if (operands.Count > commits)
        {
            git.Add(ShellEffectKind.Discards, operands[commits..], FileStates.Tracked, isFromCommit: commits > 0);
            return;
        }

        if (arguments.Has("p patch"))
            git.Add(ShellEffectKind.Discards, FileStates.Tracked);
        else
            AddSwitch(git);
    }

    /// <summary>Adds the effects of <c>git switch</c>.</summary>
    public static void AddSwitch(GitCommand git)
    {
        if (git.Arguments.Has("f force discard-changes"))
            git.Add(ShellEffectKind.Discards, FileStates.Tracked);
        var created = git.Arguments.Value("b B c C create force-create")?.Text;
        var isNew = git.Arguments.Has("b B c C create force-create orphan d detach");
        var existing = git.Arguments.Operands.Count == 0 ? null : git.Arguments.Operands[0];
        if (isNew || (existing is not null && existing.Text != "HEAD"))
            git.Add(ShellEffectKind.MovesHead, [], [], destination: created is null ? existing?.Text : "-b " + created);
    }

    /// <summary>Adds the effects of <c>git restore</c>.</summary>
    public static void AddRestore(GitCommand git)
    {
        var arguments = git.Arguments;
        if (arguments.Operands.Count == 0 || IsUnanswered(git))
            return;
        var isStaged = arguments.Has("S staged");
        if (!isStaged || arguments.Has("W worktree"))
            git.Add(
                ShellEffectKind.Discards,
                arguments.Operands,
                FileStates.Tracked,
                arguments.Has("s source")
            );
        if (isStaged)
            git.Add(ShellEffectKind.Unstages, arguments.Operands, FileStates.Staged);
    }

    /// <summary>Adds the effects of <c>git reset</c>.</summary>
    public static void AddReset(GitCommand git)
    {
        var arguments = git.Arguments;
        if (IsUnanswered(git))
            return;
        var commits = CommitsOf(git);
        if (arguments.Operands.Count > commits)
        {
            git.Add(ShellEffectKind.Unstages, arguments.Operands[commits..], FileStates.Staged);
            return;
        }

        if (arguments.Has("hard"))
            git.Add(ShellEffectKind.Discards, FileStates.Tracked);
        else if (arguments.Has("merge"))
            git.Add(ShellEffectKind.Discards, FileStates.Staged);
        else if (!arguments.Has("soft"))
            git.Add(ShellEffectKind.Unstages, FileStates.Staged);
        if (commits > 0 && arguments.Operands[0].Text is not ("HEAD" or "@"))
            git.Add(ShellEffectKind.MovesHead);
    }

    /// <summary>The number of operands that name a commit: the first one does, unless it is a file.</summary>
    private static int CommitsOf(GitCommand git)
    {
        var (operands, separator) = (git.Arguments.Operands, git.Arguments.Separator);
        if (operands.Count == 0 || separator >= 0)
            return Math.Max(0, Math.Min(separator, operands.Count));
        return operands[0].Text is { } text && IsPath(git, operands[0], text) ? 0 : 1;
    }

    private static bool IsPath(GitCommand git, ShellWord word, string text) =>
        text is "." or ['.', '/', ..] or [':', ..] or ['.', '.', '/', ..]
        || word.HasWildcards
        || (git.Surroundings.Absolute(git.Folder, word) is { } path && git.Surroundings.Exists(path));

    /// <summary>Whether it would ask for each change, and nobody answers.</summary>
    private static bool IsUnanswered(GitCommand git) => git.Arguments.Has("p patch") && git.IsSilent;
}
