using System.Globalization;
using PoolCoordination.Git;
using PoolCoordination.Shell.Syntax;

namespace PoolCoordination.Shell;

/// <summary>What <c>git stash</c> would do.</summary>
internal static class GitStash
{
    /// <summary>The number that stands for all entries.</summary>
    public const int All = -1;

    /// <summary>Adds the effects of a call.</summary>
    public static void Add(GitCommand git)
    {
        var operands = git.Arguments.Operands;
        var action = operands.Count > 0 && git.Arguments.Separator != 0 ? operands[0].Text : "push";
        switch (action)
        {
            case "push":
                AddPushed(git, action == operands.FirstOrDefault()?.Text && git.Arguments.Separator != 0 ? operands[1..] : operands);
                break;
            case "save":
                AddPushed(git, []);
                break;
            case "pop" or "drop" or "branch":
                git.Add(ShellEffectKind.TakesStash, entry: Entry(operands, action == "branch" ? 2 : 1));
                break;
            case "clear":
                git.Add(ShellEffectKind.TakesStash, entry: All);
                break;
        }

        if (action == "branch")
            git.Add(ShellEffectKind.MovesHead);
    }

    private static void AddPushed(GitCommand git, IReadOnlyList<ShellWord> paths)
    {
        var arguments = git.Arguments;
        if (arguments.Has("p patch") && git.IsSilent)
            return;
        var states = FileStates.Tracked;
        if (arguments.Has("S staged"))
            states = FileStates.Staged;
        if (arguments.Has("u include-untracked a all"))
            states |= FileStates.Untracked;
        if (arguments.Has("a all"))
            states |= FileStates.Ignored;
        git.Add(ShellEffectKind.Stashes, paths, states);
    }

    /// <summary>The entry that an operand means: <c>2</c> or <c>stash@{2}</c>.</summary>
    private static int Entry(List<ShellWord> operands, int at)
    {
        if (operands.Count <= at)
            return 0;
        var text = operands[at].Text ?? "";
        var number = text.StartsWith("stash@{", StringComparison.Ordinal) ? text[7..].TrimEnd('}') : text;
        return int.TryParse(number, CultureInfo.InvariantCulture, out var entry) && entry >= 0 ? entry : All;
    }
}
