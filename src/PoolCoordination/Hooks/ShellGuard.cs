using PoolCoordination.Claims;
using PoolCoordination.Entries;
using PoolCoordination.Git;
using PoolCoordination.Pools;
using PoolCoordination.Sessions;
using PoolCoordination.Settings;
using PoolCoordination.Shell;
using PoolCoordination.Shell.Syntax;
using PoolCoordination.Storage;
using PoolCoordination.Text;
using PoolCoordination.Text.Secrets;

namespace PoolCoordination.Hooks;

/// <summary>Keeps a session's commands from the work of others, and writes down what they change.</summary>
internal static class ShellGuard
{
    private const int LongestSubject = 200;

    /// <summary>How exactly git gives a time, and hooks do.</summary>
    private static readonly TimeSpan s_tick = TimeSpan.FromSeconds(2);

    /// <summary>Far more than is shown of a command.</summary>
    private const int LongestRedacted = 4000;

    /// <summary>Decides about a line of commands before it runs.</summary>
    public static GuardDecision Decide(HookCall call, string command)
    {
        if (command.Length > BashReader.Longest)
            return DecideUnread(call);
        var line = LineOf(call, command);
        if (PoolShell.EffectsOf(call.Pool, line) is not { Count: > 0 } effects)
            return GuardDecision.None;
        var asker = new ShellAsker(call.Input.SessionId, call.Reader, call.Client.Processes)
        {
            EndIfDead = claim => call.ReleaseDead([claim]),
            Unreadable = call.LogUnavailable,
        };
        var verdict = PoolShell.Judge(call.Pool, line, effects, asker);
        if (verdict.Answer != ShellAnswer.Deny)
            NoteMoves(call, effects, isEnd: false);
        return verdict.Answer == ShellAnswer.Pass
            ? GuardDecision.None
            : new GuardDecision(WordOf(verdict.Answer), verdict.Text)
            {
                Holder = PoolShell.HolderOf(verdict),
                Subject = SubjectOf(command),
            };
    }

    /// <summary>Decides about a line that is too long to be read: nobody but others at work in the tree can be harmed.</summary>
    private static GuardDecision DecideUnread(HookCall call)
    {
        var option = call.Pool.Settings.Value(PoolOption.ShellGuard).Value!;
        var others = SessionList.OfWorkingTree(call.Pool.Location, call.Place.WorkingTree).Others(call.Input.SessionId);
        return option == GuardDecision.Off || !others.Any(other => other.IsAtWorkAt(call.Pool.Now, call.Client.Processes))
            ? GuardDecision.None
            : new GuardDecision(
                option == GuardDecision.Warn ? option : GuardDecision.Ask,
                $"The command has more than {BashReader.Longest / 1024} KB, so that what it would do to the work of others is not known. "
                    + "Write it to a file and run that in parts."
            );
    }

    /// <summary>Writes down what a line of commands that ran has changed.</summary>
    public static void NoteChanges(HookCall call, string command)
    {
        if (PoolShell.EffectsOf(call.Pool, LineOf(call, command)) is not { Count: > 0 } effects)
            return;
        var begun = call.Pool.Now - call.Input.Duration;
        var commit = 0;
        for (var i = 0; i < effects.Count; i++)
            commit = effects[i].Kind == ShellEffectKind.Commits ? i : commit;
        // What the same line commits was changed before.
        NoteWritten(call, [.. effects.Take(commit)], begun, begun - s_tick);
        NoteWritten(call, [.. effects.Skip(commit)], begun, at: null);
        NoteDiscards(call, effects);
        NoteMoves(call, effects, isEnd: true);
        if (effects.Any(effect => effect.IsExempt))
            PostLetThrough(call, SubjectOf(command));
    }

    private static void NoteWritten(HookCall call, IReadOnlyList<ShellEffect> effects, DateTimeOffset? begun, DateTimeOffset? at)
    {
        var files = new WrittenFiles(call.Pool, call.Input.SessionId, begun).Of(effects);
        // What is in no working tree is nobody's project.
        List<string> inTrees = [.. files.Where(file => ProjectRoot.TopLevelOf(Path.GetDirectoryName(file) ?? "") is not null)];
        SessionUpkeep.NoteChanges(call, inTrees, at);
    }

    /// <summary>Takes out what the session has discarded itself.</summary>
    private static void NoteDiscards(HookCall call, IReadOnlyList<ShellEffect> effects)
    {
        foreach (var effect in effects)
        {
            if (effect is { Kind: ShellEffectKind.Discards, Tree: { } tree })
                UncommittedFiles.Discard(call.Pool.Location, RealPath.Of(tree), call.Input.SessionId, effect.Covers);
        }
    }

    /// <summary>Tells those whose work it was what a person let through.</summary>
    private static void PostLetThrough(HookCall call, string command)
    {
        var denial = new Denials(call.Pool.Location)
            .At(call.Pool.Now)
            .LastOrDefault(denial => denial.SessionId == call.Input.SessionId && denial.Subject == command);
        if (denial is null)
            return;
        var entry = new PoolEntry
        {
            Action = PoolAction.Signaling,
            Topic = $"Command ran over the work of {denial.Holder}",
            Summary = $"{command} ran although the guard had stopped it: a person let it through.",
            Blocks = denial.Holder,
        };
        EntryPosting.Post(call, call.Pool.Prepare(call.Reader.Sign(entry)));
    }

    /// <summary>
    /// Writes down when the line is about to move HEAD, a branch or the stash, and when it is over, so that others know whose that was.
    /// </summary>
    private static void NoteMoves(HookCall call, IReadOnlyList<ShellEffect> effects, bool isEnd)
    {
        foreach (var isAboutStash in (ReadOnlySpan<bool>)[false, true])
        {
            var effect = effects.FirstOrDefault(effect => isAboutStash ? IsAboutStash(effect) : MovesHead(effect));
            if (effect?.Tree is not { } tree || GitRepository.At(RealPath.Of(tree)) is not { } repository)
                continue;
            var command = new RepositoryCommand(call.Pool.Now, call.Input.SessionId, repository.WorkingTree, isAboutStash)
            {
                IsEnd = isEnd,
            };
            SessionUpkeep.NoteCommand(call, repository, command);
        }
    }

    private static bool MovesHead(ShellEffect effect) => effect.Kind is ShellEffectKind.MovesHead or ShellEffectKind.Commits;

    private static bool IsAboutStash(ShellEffect effect) => effect.Kind is ShellEffectKind.Stashes or ShellEffectKind.TakesStash;

    /// <summary>A line of commands as it is kept and shown: short, without credentials, and without the way out.</summary>
    private static string SubjectOf(string command)
    {
        var part = command.Length > LongestRedacted ? command[..LongestRedacted] : command;
        var shown = SecretRedactor.Redact(part.Replace(RunningCommand.WayOut, "", StringComparison.Ordinal));
        return Sanitizer.OneLine(shown.TrimStart(), LongestSubject);
    }

    private static ShellLine LineOf(HookCall call, string command) =>
        new(command, call.Input.CommandFolder ?? call.Place.Folder) { IsPowerShell = call.Input.IsPowerShell };

    private static string WordOf(ShellAnswer answer) =>
        answer switch
        {
            ShellAnswer.Deny => GuardDecision.Deny,
            ShellAnswer.Ask => GuardDecision.Ask,
            _ => GuardDecision.Warn,
        };
}
