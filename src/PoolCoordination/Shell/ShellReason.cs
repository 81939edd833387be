using System.Text;
using PoolCoordination.Git;
using PoolCoordination.Text;

namespace PoolCoordination.Shell;

/// <summary>What the model is told about a command that would harm another.</summary>
internal static class ShellReason
{
    /// <summary>The length in characters at which it is cut.</summary>
    public const int Longest = 500;

    private const int MostFiles = 4;
    private const int LongestName = 40;
    private const int LongestPath = 60;

    /// <summary>Gets the text for the gravest harms of a line.</summary>
    public static string Of(IReadOnlyList<ShellHarm> harms, SafeWay safe, ShellSituation situation)
    {
        var end = safe.Command is null ? $" {safe.Sentence}" : $" {safe.Sentence} `{safe.Command}`";
        var text = new StringBuilder();
        var first = harms[0];
        text.Append('`').Append(first.Effect.Command).Append("` would ").Append(Deed(first));
        if (first.Entry is { } entry)
            text.Append(Owner(entry, situation));
        else if (first.File is null && first.Path is null)
            text.Append(first.Holder is null ? "" : $", and {Name(first.Holder)} works in the same {Place(first.Effect.Kind)}");
        else
            AppendPaths(text, harms, situation);
        text.Append('.');
        return Sanitizer.Cut(text.ToString(), Longest - Math.Min(end.Length, Longest / 2)) + Sanitizer.Cut(end, Longest / 2);
    }

    private static void AppendPaths(StringBuilder text, IReadOnlyList<ShellHarm> harms, ShellSituation situation)
    {
        var shown = new List<string>();
        var count = 0;
        foreach (var harm in harms)
        {
            if ((harm.File?.Path ?? harm.Path) is not { } path || shown.Contains(path) || harm.Effect.Kind != harms[0].Effect.Kind)
                continue;
            shown.Add(path);
            if (count++ >= MostFiles)
                continue;
            text.Append(count == 1 ? " " : ", ").Append(Sanitizer.ForContextPath(Shown(path, situation), LongestPath));
            text.Append(" (").Append(Owner(harm, situation)).Append(')');
        }

        if (count > MostFiles)
            text.Append(" and ").Append(count - MostFiles).Append(" more");
    }

    private static string Owner(ShellHarm harm, ShellSituation situation)
    {
        if (harm.File is not { } file)
        {
            return harm.Claim is { } claim
                ? $"claimed by {Name(claim.Holder)} {Age(situation.Now - claim.Since)} ago"
                : $"{Name(harm.Holder)} works with it";
        }

        if (file.Holder is null)
            return "recorded by no session";
        var state =
            (file.States & FileStates.Staged) != FileStates.None ? "staged"
            : (file.States & FileStates.Changed) != FileStates.None ? "changed"
            : (file.States & FileStates.Untracked) != FileStates.None ? "new"
            : "ignored";
        var age = file.Since is { } since ? " " + Age(situation.Now - since) + " ago" : "";
        return $"{Name(file.Holder)}{(file.HasEnded ? ", ended" : "")}, {state}{age}";
    }

    private static string Owner(StashEntry entry, ShellSituation situation)
    {
        var age = $"from {Age(situation.Now - entry.At)} ago";
        return entry.Holder is null ? $"{age}, which may not be yours"
            : entry.IsGuess ? $"{age}, which {Name(entry.Holder)} may have made"
            : $"{age} of {Name(entry.Holder)}{(entry.HasEnded ? ", who has ended" : "")}";
    }

    private static string Place(ShellEffectKind kind) => kind == ShellEffectKind.MovesHead ? "working tree" : "repository";

    private static string Deed(ShellHarm harm) =>
        harm.Effect.Kind switch
        {
            ShellEffectKind.Discards when harm.File is null => "overwrite",
            ShellEffectKind.Discards => "discard uncommitted changes:",
            ShellEffectKind.Cleans => "delete untracked files:",
            ShellEffectKind.Stashes => "stash work that is not yours:",
            ShellEffectKind.TakesStash => "take from the stash, which all working trees share, the entry ",
            ShellEffectKind.MovesHead => "move HEAD or the branch",
            ShellEffectKind.Stages => "stage files that are not yours:",
            ShellEffectKind.Unstages => "unstage files that are not yours:",
            ShellEffectKind.Commits => "commit work that is not yours:",
            ShellEffectKind.Overwrites => "overwrite",
            ShellEffectKind.Deletes => "delete",
            ShellEffectKind.MovesAway => "move",
            ShellEffectKind.Changes => "change",
            ShellEffectKind.Formats => "reformat",
            ShellEffectKind.RemovesTree => "remove a working tree:",
            ShellEffectKind.Kills when harm.Path is not null => "end what uses",
            ShellEffectKind.Kills when harm.Effect.Resources.Count > 0 => $"end what uses {Resources(harm.Effect)}",
            ShellEffectKind.Kills => "end processes by their name, also those of others",
            ShellEffectKind.Drops when harm.Path is not null => "empty or delete",
            ShellEffectKind.Drops when harm.Effect.Resources.Count > 0 => $"empty or delete {Resources(harm.Effect)}",
            ShellEffectKind.Drops => "empty or delete something that others may use",
            _ => "weaken the guard",
        };

    private static string Resources(ShellEffect effect) =>
        Sanitizer.ForContextPath(string.Join(", ", effect.Resources), LongestPath);

    /// <summary>A path as seen from the working tree, or from the folder of the command where that is in another one.</summary>
    private static string Shown(string path, ShellSituation situation)
    {
        if (!Path.IsPathFullyQualified(path))
            return path;
        var isWithin = new ShellPath(situation.Root, isPattern: false).Covers(situation.Folder, below: true);
        return Path.GetRelativePath(isWithin ? situation.Root : situation.Folder, path).Replace('\\', '/');
    }

    private static string Name(string? holder) => holder is null ? "another" : Sanitizer.Quote(holder, LongestName);

    private static string Age(TimeSpan age) =>
        age.TotalMinutes < 1 ? $"{Math.Max(0, (int)age.TotalSeconds)}s"
        : age.TotalHours < 1 ? $"{(int)age.TotalMinutes}m"
        : age.TotalDays < 1 ? $"{(int)age.TotalHours}h"
        : $"{(int)age.TotalDays}d";
}
