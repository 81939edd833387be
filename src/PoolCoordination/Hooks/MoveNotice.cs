using PoolCoordination.Entries;
using PoolCoordination.Git;
using PoolCoordination.Sessions;
using PoolCoordination.Text;

namespace PoolCoordination.Hooks;

/// <summary>
/// Tells a session that HEAD, the branch or the stash under it was moved by somebody else since it last looked, other than by commits on
/// top. Only files of git are read.
/// </summary>
internal static class MoveNotice
{
    private const int MostMoves = 3;
    private const int MostFiles = 6;
    private const int LongestReason = 100;
    private const int LongestPath = 80;

    /// <summary>A line for each move; empty if there is none. They count as told once the hook's output was written.</summary>
    public static string Read(HookCall call)
    {
        try
        {
            if (call.Place.Repository is not { } repository)
                return "";
            var (seen, now) = (call.Session.State.SeenMoves, SeenMoves.Of(repository));
            if (seen == now)
                return "";
            call.Session.ChangeOnceShown(state => state with { SeenMoves = now });
            return seen.Tree == now.Tree ? Text(call, repository, seen, now) : "";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            call.LogError($"Whether the working tree was moved cannot be read: {exception.Message}");
            return "";
        }
    }

    private static string Text(HookCall call, GitRepository repository, SeenMoves seen, SeenMoves now)
    {
        var commands = new RepositoryCommands(call.Pool.Location, repository.CommonFolder).All();
        var lines = new List<string>();
        // A log that became shorter was rewritten, as by git gc.
        if (now.Head > seen.Head)
            AddMoves(call, repository, ReferenceLog.OfHead(repository).Moves(seen.Head), commands, lines);
        if (now.Stash != seen.Stash && LastAboutStash(commands) is var session && session != call.Input.SessionId)
            lines.Add($"The stash, which all working trees of the repository share, was changed by {NameOf(call, session)}.");
        return lines.Count == 0 ? "" : $"{string.Join('\n', lines)}{OwnFiles(call, repository)}\n";
    }

    private static void AddMoves(
        HookCall call,
        GitRepository repository,
        IReadOnlyList<ReferenceMove> moves,
        IReadOnlyList<RepositoryCommand> commands,
        List<string> lines
    )
    {
        // The latest first, so that of many the earliest are left out.
        for (var i = moves.Count - 1; i >= 0 && lines.Count < MostMoves; i--)
        {
            var session = RepositoryCommands.SessionsAt(commands, moves[i].At, repository.WorkingTree) is [var last, ..] ? last : null;
            if (!moves[i].IsHarmless && session != call.Input.SessionId)
                lines.Insert(0, Of(call, moves[i], session));
        }
    }

    private static string Of(HookCall call, ReferenceMove move, string? session) =>
        $"HEAD of this working tree was moved by {NameOf(call, session)} {Duration.Brief(call.Pool.Now - move.At)} ago"
        + (
            move.IsCheckout(out var from, out var to)
                ? $", from {Sanitizer.Quote(from, LongestReason)} to {Sanitizer.Quote(to, LongestReason)}."
                : $": {Sanitizer.Quote(move.Reason, LongestReason)}."
        );

    private static string? LastAboutStash(IReadOnlyList<RepositoryCommand> commands)
    {
        for (var i = commands.Count - 1; i >= 0; i--)
        {
            if (commands[i] is { IsAboutStash: true, IsEnd: false })
                return commands[i].SessionId;
        }

        return null;
    }

    private static string NameOf(HookCall call, string? session) =>
        session is null ? "a person or another program"
        : SessionRecords.Find(call.Pool.Location, session) is { Instance.Length: > 0 } record
            ? Sanitizer.Quote(record.Instance, Identity.LongestName)
        : $"session {Sanitizer.Quote(Identity.Shorten(session) ?? "", Identity.LongestName)}";

    private static string OwnFiles(HookCall call, GitRepository repository)
    {
        var files = new ChangedFiles(call.Pool.Location, repository.WorkingTree)
            .All()
            .Where(file => file.SessionId == call.Input.SessionId)
            .TakeLast(MostFiles)
            .Select(file => Sanitizer.Quote(Path.GetRelativePath(repository.WorkingTree, file.Path), LongestPath))
            .ToList();
        return files.Count == 0 ? "" : $" Files that this session changed: {string.Join(", ", files)}.";
    }
}
