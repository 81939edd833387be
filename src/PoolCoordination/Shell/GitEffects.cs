using System.Globalization;
using PoolCoordination.Git;
using PoolCoordination.Shell.Syntax;

namespace PoolCoordination.Shell;

/// <summary>What git would do.</summary>
internal static class GitEffects
{
    /// <summary>Adds the effects of a call of git.</summary>
    public static void Add(RunningCommand command, ShellSurroundings surroundings, List<ShellEffect> effects)
    {
        if (GitCommand.Read(command, surroundings, effects) is { } git)
            Add(git);
    }

    private static void Add(GitCommand git)
    {
        var arguments = git.Arguments;
        var operands = arguments.Operands;
        switch (git.Name)
        {
            case "add" or "stage":
                AddStaged(git);
                break;
            case "apply" when !arguments.Has("check stat numstat summary"):
                AddPatched(git);
                break;
            case "bisect" when Action(git) is "start" && operands.Count == 1:
                break;
            case "bisect" when Action(git) is not (null or "log" or "view" or "visualize" or "terms" or "help"):
                git.Add(ShellEffectKind.MovesHead);
                break;
            case "checkout":
                GitCheckout.AddCheckout(git);
                break;
            case "switch":
                GitCheckout.AddSwitch(git);
                break;
            case "restore":
                GitCheckout.AddRestore(git);
                break;
            case "reset":
                GitCheckout.AddReset(git);
                break;
            case "clean":
                AddCleaned(git);
                break;
            case "commit":
                AddCommitted(git);
                break;
            case "sparse-checkout" when Action(git) is not ("set" or "add" or "reapply" or "disable" or "init"):
                break;
            case "mv" when !arguments.Has("n dry-run") && operands.Count > 1:
                AddMoved(git);
                break;
            case "reflog" when Action(git) == "delete" || (Action(git) == "expire" && arguments.Has("all")):
                git.Add(ShellEffectKind.TakesStash, entry: GitStash.All);
                break;
            case "rm" when !arguments.Has("n dry-run") && operands.Count > 0:
                git.Add(arguments.Has("cached") ? ShellEffectKind.Unstages : ShellEffectKind.Deletes, operands, FileStates.Tracked);
                break;
            case "symbolic-ref" when operands.Count > 1 && operands[0].Text == "HEAD":
                git.Add(ShellEffectKind.MovesHead);
                break;
            case "stash":
                GitStash.Add(git);
                break;
            case "submodule":
                AddSubmodules(git);
                break;
            case "update-index" when arguments.Has("add remove force-remove") && operands.Count > 0:
                git.Add(ShellEffectKind.Stages, operands);
                break;
            case "update-ref" when operands.Count > 0:
                AddReference(git, operands[0].Text ?? "");
                break;
            case "worktree":
                AddWorkingTree(git);
                break;
            default:
                AddByTable(git);
                break;
        }
    }

    private static string? Action(GitCommand git) => git.Arguments.Operands.Count == 0 ? null : git.Arguments.Operands[0].Text;

    private static void AddByTable(GitCommand git)
    {
        if (git.Arguments.Has("abort skip continue") && !git.IsInProgress)
            return;
        foreach (var does in git.Lines.SelectMany(line => line.Clauses("does")))
        {
            var words = does.Split(' ', 3);
            var kind = ProgramEffects.Kind(words[0]);
            var happens = words.Length < 3 || git.Arguments.Has(words[2]) == (words[1] == "with");
            if (kind == ShellEffectKind.Stashes)
                happens = (happens || git.Autostashes) && !git.Arguments.Has("no-autostash");
            if (!happens)
                continue;
            if (kind == ShellEffectKind.Overwrites)
                AddOutput(git);
            else if (kind == ShellEffectKind.Discards && git.Name == "checkout-index" && !git.Arguments.Has("a all"))
                git.Add(kind, git.Arguments.Operands, FileStates.Changed);
            // These keep what is changed and not staged.
            else if (kind == ShellEffectKind.Discards && git.Name is "merge" or "cherry-pick" or "revert" or "sparse-checkout")
                git.Add(kind, FileStates.Staged);
            else
                git.Add(kind, States(kind));
        }
    }

    private static FileStates States(ShellEffectKind kind) =>
        kind switch
        {
            ShellEffectKind.Commits or ShellEffectKind.Unstages => FileStates.Staged,
            ShellEffectKind.Discards or ShellEffectKind.Stashes => FileStates.Tracked,
            _ => FileStates.Any,
        };

    private static void AddOutput(GitCommand git)
    {
        if (git.Arguments.Value("output o") is { } output && git.Surroundings.Pattern(git.Folder, output) is { } path)
            git.Add(ShellEffectKind.Overwrites, [path], [], isBelow: false);
    }

    private static void AddStaged(GitCommand git)
    {
        var arguments = git.Arguments;
        if (arguments.Has("n dry-run p patch i interactive e edit refresh"))
            return;
        var isAll = arguments.Has("A all u update no-ignore-removal");
        if (arguments.Operands.Count == 0 && !isAll)
            return;
        if (arguments.Has("N intent-to-add"))
        {
            git.Add(ShellEffectKind.Stages, arguments.Operands, FileStates.Untracked);
            return;
        }

        var states =
            FileStates.Changed
            | (arguments.Has("u update") ? FileStates.None : FileStates.Untracked)
            | (arguments.Has("f force") ? FileStates.Ignored : FileStates.None);
        git.Add(ShellEffectKind.Stages, arguments.Operands, states);
    }

    private static void AddCleaned(GitCommand git)
    {
        var arguments = git.Arguments;
        var isForced = arguments.Has("f force") || git.CleansUnforced;
        if (!isForced || arguments.Has("n dry-run") || (arguments.Has("i interactive") && git.IsSilent))
            return;
        var states =
            (arguments.Has("X") ? FileStates.None : FileStates.Untracked) | (arguments.Has("x X") ? FileStates.Ignored : FileStates.None);
        List<ShellWord> operands = [.. arguments.Operands];
        if (operands.Count == 0)
            operands.Add(new ShellWord { Text = "." });
        var paths = GitPathspecs.Read(operands, git.Folder, git.Tree, git.Surroundings);
        foreach (var pattern in arguments.Values("e exclude"))
        {
            // Without a folder it means that name in all of them.
            var isName = pattern.Text?.TrimEnd('/').Contains('/', StringComparison.Ordinal) == false;
            var name = (isName ? "**/" : "./") + pattern.Text?.TrimStart('/');
            if (git.Surroundings.Absolute(git.Tree, name) is { } path)
                paths.Excluded.Add(new ShellPath(path, isPattern: true));
        }

        git.Add(ShellEffectKind.Cleans, paths.Included, paths.Excluded, states);
    }

    private static void AddCommitted(GitCommand git)
    {
        var arguments = git.Arguments;
        if (arguments.Has("dry-run short porcelain long"))
            return;
        var hasPaths = arguments.Operands.Count > 0;
        if (hasPaths)
            git.Add(ShellEffectKind.Commits, arguments.Operands, FileStates.Tracked);
        if (arguments.Has("a all"))
            git.Add(ShellEffectKind.Commits, FileStates.Tracked);
        else if (arguments.Has("i include") || !(hasPaths || arguments.Has("o only")))
            git.Add(ShellEffectKind.Commits, FileStates.Staged);
        if (arguments.Has("amend"))
            git.Add(ShellEffectKind.MovesHead);
    }

    private static void AddMoved(GitCommand git)
    {
        List<ShellWord> sources = [.. git.Arguments.Operands];
        var target = sources[^1];
        sources.RemoveAt(sources.Count - 1);
        git.Add(ShellEffectKind.MovesAway, sources);
        if (git.Surroundings.Pattern(git.Folder, target) is not { } path)
            return;
        var paths = new List<ShellPath> { path };
        foreach (var source in sources)
            paths.Add(new ShellPath($"{path.Text}/{Path.GetFileName(source.Text)}", source.HasWildcards));
        git.Add(ShellEffectKind.Overwrites, paths, [], isBelow: false);
    }

    private static void AddPatched(GitCommand git)
    {
        var names = git.PatchedFiles(strip: int.TryParse(git.Arguments.Value("p")?.Text, CultureInfo.InvariantCulture, out var p) ? p : 1);
        var folder = git.Arguments.Value("directory")?.Text;
        List<ShellPath> paths = [];
        foreach (var name in names)
        {
            if (git.Surroundings.Absolute(git.Tree, folder is null ? name : $"{folder}/{name}") is { } path)
                paths.Add(new ShellPath(path, isPattern: false));
        }

        if (paths.Count > 0)
            git.Add(git.Arguments.Has("cached") ? ShellEffectKind.Stages : ShellEffectKind.Changes, paths, []);
    }

    private static void AddReference(GitCommand git, string reference)
    {
        if (reference == "refs/stash")
            git.Add(ShellEffectKind.TakesStash, entry: GitStash.All);
        else if (reference == "HEAD" || reference.StartsWith("refs/heads/", StringComparison.Ordinal))
            git.Add(ShellEffectKind.MovesHead);
    }

    private static void AddSubmodules(GitCommand git)
    {
        var operands = git.Arguments.Operands;
        var action = Action(git);
        if (operands.Count > 1 && git.Arguments.Has("f force") && action is "update" or "deinit")
            git.Add(action == "update" ? ShellEffectKind.Discards : ShellEffectKind.Deletes, operands[1..]);
        else if (action is "update" or "deinit" && git.Arguments.Has("f force"))
            git.Add(ShellEffectKind.MovesHead);
    }

    private static void AddWorkingTree(GitCommand git)
    {
        var operands = git.Arguments.Operands;
        if (operands.Count > 1 && Action(git) is "remove" or "move" && git.Surroundings.Pattern(git.Folder, operands[1]) is { } path)
            git.Add(ShellEffectKind.RemovesTree, [path], []);
    }
}
