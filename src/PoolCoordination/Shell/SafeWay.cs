using PoolCoordination.Git;

namespace PoolCoordination.Shell;

/// <summary>How a session can go on without harm to another.</summary>
internal sealed class SafeWay
{
    private const int MostFiles = 6;
    private const int LongestFiles = 80;
    private const int LongestDestination = 60;

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
        var tracked = Own(situation, FileStates.Tracked);
        var untracked = Own(situation, FileStates.Untracked);
        var all = Own(situation, FileStates.Tracked | FileStates.Untracked);
        var move = effects.FirstOrDefault(other => other.Kind == ShellEffectKind.MovesHead);
        switch (effect.Kind)
        {
            case ShellEffectKind.Discards or ShellEffectKind.Stashes or ShellEffectKind.MovesHead when move is not null:
                return new SafeWay("Do it in a working tree of your own:", NewTree(situation, move.Destination));
            case ShellEffectKind.Discards when tracked.Length > 0 && !effect.IsFromCommit:
                var staged = Own(situation, FileStates.Staged).Length > 0 ? "--staged --worktree " : "";
                return new SafeWay(
                    $"To undo only your own changes{More(situation, FileStates.Tracked)}:",
                    $"git restore {staged}-- {tracked}"
                );
            case ShellEffectKind.Discards when effect.IsFromCommit:
                return new SafeWay("Agree with them first, or take that commit's files in a working tree of your own:", NewTree(situation));
            case ShellEffectKind.Cleans when untracked.Length > 0:
                return new SafeWay("To delete only your own files:", "git clean -f -- " + untracked);
            case ShellEffectKind.Cleans:
                return new SafeWay("None of the untracked files is known to be yours: delete your own ones by their names.");
            case ShellEffectKind.Stashes when (effect.States & FileStates.Untracked) != FileStates.None && all.Length > 0:
                var others = More(situation, FileStates.Tracked | FileStates.Untracked);
                return new SafeWay($"To stash only your own files{others}:", "git stash push -u -- " + all);
            case ShellEffectKind.Stashes when tracked.Length > 0:
                return new SafeWay("To stash only your own files:", "git stash push -- " + tracked);
            case ShellEffectKind.TakesStash:
                return new SafeWay(
                    "An entry of your own can be applied by its commit, and stays:",
                    "git stash list --format='%gd %H %gs' && git stash apply SHA"
                );
            case ShellEffectKind.Stages when all.Length > 0:
                return new SafeWay("To stage only your own files:", "git add -- " + all);
            case ShellEffectKind.Unstages when tracked.Length > 0:
                return new SafeWay("To unstage only your own files:", "git restore --staged -- " + tracked);
            case ShellEffectKind.Commits when all.Length > 0:
                var isStaging = effects.Any(other => other.Kind == ShellEffectKind.Stages);
                var add = isStaging || untracked.Length > 0 ? $"git add -- {all} && " : "";
                var more = More(situation, FileStates.Tracked | FileStates.Untracked);
                return new SafeWay($"Append ` -- own paths` to commit only those{more}:", $"{add}git commit -m \"…\" -- {all}");
            case ShellEffectKind.Kills:
                return new SafeWay("End only processes that you started, by their number:", "kill PID");
            case ShellEffectKind.Drops:
                return new SafeWay("Ask those who use it first, or use one of your own under another name.");
            case ShellEffectKind.Weakens:
                return new SafeWay("A person decides on that.");
            case ShellEffectKind.RemovesTree:
                return new SafeWay("Leave it until that session has ended; for a tree of your own:", NewTree(situation));
            case ShellEffectKind.Deletes when IsLockAlone(effect, Path.Combine(situation.Root, ".git")):
                return new SafeWay("Their git may be at work: wait some seconds and repeat your command; it works once the lock is gone.");
            case ShellEffectKind.Overwrites or ShellEffectKind.Deletes or ShellEffectKind.MovesAway or ShellEffectKind.Changes:
                return new SafeWay("Agree with them first, or make the change in a working tree of your own:", NewTree(situation));
            case ShellEffectKind.Formats:
                return new SafeWay("Format only your own files, by their names.");
            case ShellEffectKind.Discards or ShellEffectKind.Stashes:
            case ShellEffectKind.Stages or ShellEffectKind.Unstages or ShellEffectKind.Commits:
                return new SafeWay("No uncommitted file is recorded as yours: name the paths that you changed after ` -- `.");
            default:
                return new SafeWay("Do it in a working tree of your own:", NewTree(situation));
        }
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

    /// <summary>The session's own files in some states, as words of a command; empty if there are none.</summary>
    private static string Own(ShellSituation situation, FileStates states)
    {
        var words = new List<string>();
        var length = 0;
        foreach (var file in situation.Own)
        {
            var word = Word(Path.GetRelativePath(situation.Folder, file.Path).Replace('\\', '/'));
            var isPlain = !word.AsSpan().ContainsAnyInRange('\0', '\u001F') && !word.Contains('`', StringComparison.Ordinal);
            if ((file.States & states) == FileStates.None || !isPlain || length + word.Length > LongestFiles)
                continue;
            words.Add(word);
            length += word.Length + 1;
            if (words.Count == MostFiles)
                break;
        }

        return string.Join(' ', words);
    }

    /// <summary>How many of the session's own files in some states the words leave out, in brackets; empty if none.</summary>
    private static string More(ShellSituation situation, FileStates states)
    {
        var count = 0;
        foreach (var file in situation.Own)
            count += (file.States & states) == FileStates.None ? 0 : 1;
        var words = Own(situation, states);
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
