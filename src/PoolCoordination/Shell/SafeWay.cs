using PoolCoordination.Git;

namespace PoolCoordination.Shell;

/// <summary>How a session can go on without harm to another.</summary>
internal sealed class SafeWay
{
    private const int MostFiles = 6;
    private const int LongestFiles = 80;
    private const int LongestDestination = 60;
    private const FileStates All = FileStates.Tracked | FileStates.Untracked;

    private SafeWay(string sentence, string? command = null) => (Sentence, Command) = (sentence, command);

    /// <summary>What the command is for, as the beginning of a sentence; a whole one without a command.</summary>
    public string Sentence { get; }

    /// <summary>The command; null if there is none.</summary>
    public string? Command { get; }

    /// <summary>Gets the way to do what an effect may have been meant to do.</summary>
    /// <param name="effect">The effect that would do harm.</param>
    /// <param name="effects">All effects of the line.</param>
    /// <param name="situation">The situation.</param>
    public static SafeWay For(ShellEffect effect, IReadOnlyList<ShellEffect> effects, ShellSituation situation)
    {
        var move = effects.FirstOrDefault(other => other.Kind == ShellEffectKind.MovesHead);
        return effect.Kind switch
        {
            ShellEffectKind.Discards or ShellEffectKind.Stashes or ShellEffectKind.MovesHead when move is not null => new SafeWay(
                "Do it in a working tree of your own:",
                NewTree(situation, move.Destination)
            ),
            ShellEffectKind.Discards => ForDiscard(effect, situation),
            ShellEffectKind.Cleans => ForClean(effect, situation),
            ShellEffectKind.Stashes => ForStash(effect, situation),
            ShellEffectKind.TakesStash => new SafeWay(
                "An entry of your own can be applied by its commit, and stays:",
                "git stash list --format='%gd %H %gs' && git stash apply SHA"
            ),
            ShellEffectKind.Stages => WithOwn(effect, situation, All, "To stage only your own files:", "git add --"),
            ShellEffectKind.Unstages => WithOwn(
                effect,
                situation,
                FileStates.Tracked,
                "To unstage only your own files:",
                "git restore --staged --"
            ),
            ShellEffectKind.Commits => ForCommit(effect, effects, situation),
            ShellEffectKind.Kills => new SafeWay("End only processes that you started, by their number:", "kill PID"),
            ShellEffectKind.Drops => new SafeWay("Ask those who use it first, or use one of your own under another name."),
            ShellEffectKind.Weakens => new SafeWay("A person decides on that."),
            ShellEffectKind.RemovesTree => new SafeWay(
                "Leave it until that session has ended; for a tree of your own:",
                NewTree(situation)
            ),
            ShellEffectKind.Deletes when IsLockAlone(effect, Path.Combine(situation.Root, ".git")) => new SafeWay(
                "Their git may be at work: wait some seconds and repeat your command; it works once the lock is gone."
            ),
            ShellEffectKind.Formats => new SafeWay("Format only your own files, by their names."),
            ShellEffectKind.MovesHead => new SafeWay("Do it in a working tree of your own:", NewTree(situation)),
            _ => new SafeWay("Agree with them first, or make the change in a working tree of your own:", NewTree(situation)),
        };
    }

    private static SafeWay ForDiscard(ShellEffect effect, ShellSituation situation)
    {
        if (effect.IsFromCommit)
            return new SafeWay("Agree with them first, or take that commit's files in a working tree of your own:", NewTree(situation));
        var staged = Own(effect, situation, FileStates.Staged).Length > 0 ? "--staged --worktree " : "";
        return Own(effect, situation, FileStates.Tracked) is { Length: > 0 } files
            ? new SafeWay(
                $"To undo only your own changes{More(effect, situation, FileStates.Tracked)}:",
                $"git restore {staged}-- {files}"
            )
            : NamesOwn(effect, situation) ? new SafeWay("You have changed these files, too: agree with them first.")
            : new SafeWay("None of these changes is known to be yours: agree with them first, or name the files that you changed.");
    }

    private static SafeWay ForClean(ShellEffect effect, ShellSituation situation) =>
        Own(effect, situation, FileStates.Untracked) is { Length: > 0 } files
            ? new SafeWay("To delete only your own files:", "git clean -f -- " + files)
            : new SafeWay("None of the untracked files is known to be yours: delete your own ones by their names.");

    private static SafeWay ForStash(ShellEffect effect, ShellSituation situation) =>
        (effect.States & FileStates.Untracked) == FileStates.None || Own(effect, situation, All).Length == 0
            ? WithOwn(effect, situation, FileStates.Tracked, "To stash only your own files:", "git stash push --")
            : WithOwn(effect, situation, All, $"To stash only your own files{More(effect, situation, All)}:", "git stash push -u --");

    private static SafeWay ForCommit(ShellEffect effect, IReadOnlyList<ShellEffect> effects, ShellSituation situation)
    {
        var files = Own(effect, situation, All);
        var stages = effects.Any(other => other.Kind == ShellEffectKind.Stages) || Own(effect, situation, FileStates.Untracked).Length > 0;
        return WithOwn(
            effect,
            situation,
            All,
            $"Append ` -- own paths` to commit only those{More(effect, situation, All)}:",
            $"{(stages ? $"git add -- {files} && " : "")}git commit -m \"…\" --"
        );
    }

    /// <summary>A command with the session's own files in some states at its end.</summary>
    private static SafeWay WithOwn(ShellEffect effect, ShellSituation situation, FileStates states, string sentence, string command) =>
        Own(effect, situation, states) is { Length: > 0 } files
            ? new SafeWay(sentence, $"{command} {files}")
            : NamesOwn(effect, situation) ? new SafeWay("You have changed these files, too: take only your own lines (git add -p).")
            : new SafeWay("No uncommitted file is recorded as yours: name the paths that you changed after ` -- `.");

    /// <summary>Whether an effect is about a file that the session has changed, perhaps beside others.</summary>
    private static bool NamesOwn(ShellEffect effect, ShellSituation situation)
    {
        foreach (var file in situation.Own)
        {
            if (effect.Covers(file.Path))
                return true;
        }

        return false;
    }

    private static bool IsLockAlone(ShellEffect effect, string folder) =>
        effect.Covers(Path.Combine(folder, "index.lock")) && !effect.Covers(Path.Combine(folder, "HEAD"));

    private static string NewTree(ShellSituation situation, string? destination = null)
    {
        var words = destination?.Replace(' ', '-');
        var isPlain = words?.Length is > 0 and < LongestDestination && Word(words) == words;
        var folder = Path.GetRelativePath(situation.Folder, situation.Root + "-own").Replace('\\', '/');
        return $"git worktree add {Word(folder)} {(isPlain ? destination : "-b NAME")}";
    }

    /// <summary>The session's own files that an effect is about, in some states, as words of a command; empty if there are none.</summary>
    private static string Own(ShellEffect effect, ShellSituation situation, FileStates states)
    {
        var words = new List<string>();
        var length = 0;
        foreach (var file in situation.Own)
        {
            var word = Word(Path.GetRelativePath(situation.Folder, file.Path).Replace('\\', '/'));
            var isPlain = !word.AsSpan().ContainsAnyInRange('\0', '\u001F') && !word.Contains('`', StringComparison.Ordinal);
            if (!IsOwnAlone(file, effect, situation, states) || !isPlain || length + word.Length > LongestFiles)
                continue;
            words.Add(word);
            length += word.Length + 1;
            if (words.Count == MostFiles)
                break;
        }

        return string.Join(' ', words);
    }

    /// <summary>Whether an effect is about a file that nobody else has changed, too.</summary>
    private static bool IsOwnAlone(UncommittedFile file, ShellEffect effect, ShellSituation situation, FileStates states)
    {
        if ((file.States & states) == FileStates.None || !effect.Covers(file.Path))
            return false;
        foreach (var other in situation.Others)
        {
            if (other.Holder is not null && other.Path == file.Path)
                return false;
        }

        return true;
    }

    /// <summary>How many of those files the words leave out, in brackets; empty if none.</summary>
    private static string More(ShellEffect effect, ShellSituation situation, FileStates states)
    {
        var count = 0;
        foreach (var file in situation.Own)
            count += IsOwnAlone(file, effect, situation, states) ? 1 : 0;
        var words = Own(effect, situation, states);
        var shown = words.Length == 0 ? 0 : words.Split(' ').Length;
        return count > shown ? $" ({count - shown} more are yours)" : "";
    }

    private static string Word(string path)
    {
        foreach (var character in path)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('/' or '.' or '_' or '-' or '+' or '@'))
                return $"'{path.Replace("'", @"'\''", StringComparison.Ordinal)}'";
        }

        return path;
    }
}
