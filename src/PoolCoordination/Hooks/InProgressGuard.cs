using PoolCoordination.Claims;
using PoolCoordination.Entries;
using PoolCoordination.Git;
using PoolCoordination.Host;
using PoolCoordination.Sessions;
using PoolCoordination.Settings;
using PoolCoordination.Storage;
using PoolCoordination.Text;

namespace PoolCoordination.Hooks;

/// <summary>
/// Decides on the edit of a file that another session of the same working tree has changed and not committed, whether it has claimed the
/// file or not.
/// </summary>
internal static class InProgressGuard
{
    /// <summary>The decision by the option <c>inProgress</c>; a warning is given once for each file and session.</summary>
    /// <param name="call">The event.</param>
    /// <param name="path">The file's absolute path.</param>
    public static GuardDecision Decide(HookCall call, string path)
    {
        var word = call.Pool.Settings.Value(PoolOption.InProgress).Value!;
        if (word == GuardDecision.Off)
            return GuardDecision.None;
        var isWarning = word == GuardDecision.Warn;
        var files = Uncommitted(call, path, file => !isWarning || IsNews(file));
        // Nobody is kept from work of his own, and only a person knows what becomes of that of a session which has ended.
        if (!isWarning && files.Any(file => IsOwn(call, file)))
            word = GuardDecision.Warn;
        else if (word == GuardDecision.Deny && !files.Any(file => IsByOneAtWork(call, file)))
            word = GuardDecision.Ask;
        isWarning = word == GuardDecision.Warn;
        var others = files.Where(file => isWarning ? IsNews(file) : file.SessionId != call.Input.SessionId).ToList();
        if (others.Count == 0)
            return GuardDecision.None;
        var isInRepository = GitRepository.At(ProjectRoot.TreeOfFile(RealPath.Of(path))) is not null;
        var text = string.Join('\n', others.Select(other => Describe(call, other, isInRepository)).OfType<string>());
        if (text.Length == 0)
            return GuardDecision.None;
        if (isWarning)
            call.Session.ChangeOnceShown(state =>
                state with
                {
                    ToldOnce = others.Aggregate(state.ToldOnce, (told, other) => told.With(KeyOf(other))),
                }
            );
        var advice =
            word == GuardDecision.Deny ? ". Edit the file once they are committed, or ask the session that made them."
            : isInRepository
            ? ", and committed with yours where it is committed as a whole. Keep them, and commit only your own part (git add -p)."
            : ". Keep them: change only other parts of it.";
        var holds = $"{EditGuard.Quote(path)} holds those changes: they are lost where it is overwritten{advice}";
        return new GuardDecision(word, $"{text}\n{holds}")
        {
            Holder = SessionRecords.Find(call.Pool.Location, others[0].SessionId)?.Instance ?? "",
        };

        bool IsNews(ChangedFile file) =>
            file.SessionId != call.Input.SessionId && !call.Session.State.ToldOnce.Contains(KeyOf(file));
    }

    /// <summary>Whether the session itself, or one whose work it goes on with, has changed a file and not committed it.</summary>
    public static bool IsOwn(HookCall call, string path) => Uncommitted(call, path, file => IsOwn(call, file)).Count > 0;

    private static bool IsOwn(HookCall call, ChangedFile file) =>
        SessionRecords.IsContinuedBy(call.Pool.Location, file.ChangedBy, call.Input.SessionId);

    private static bool IsByOneAtWork(HookCall call, ChangedFile file) =>
        SessionRecords.Find(call.Pool.Location, file.SessionId)?.IsAtWorkAt(call.Pool.Now, call.Client.Processes) == true;

    /// <summary>Who has changed a file and not committed it; nobody if that cannot be read, which is logged.</summary>
    private static IReadOnlyList<ChangedFile> Uncommitted(HookCall call, string path, Func<ChangedFile, bool> isAskedFor)
    {
        try
        {
            var real = RealPath.Of(path);
            var tree = ProjectRoot.TreeOfFile(real);
            var changed = new ChangedFiles(call.Pool.Location, tree).Of(real).Where(isAskedFor).ToList();
            return UncommittedFiles.Among(call.Pool.Location, tree, changed, call.Pool.Now);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            call.LogError($"Who has changed {EditGuard.Quote(path)} cannot be read: {exception.Message}");
            return [];
        }
    }

    /// <summary>Who changed it and when; null where that session is gone for too long.</summary>
    private static string? Describe(HookCall call, ChangedFile file, bool isInRepository)
    {
        var now = call.Pool.Now;
        var record = SessionRecords.Find(call.Pool.Location, file.SessionId);
        var status = record?.StatusAt(now, ProcessTable.OfMachine()) ?? SessionStatus.Dead;
        var isGone = status is SessionStatus.Ended or SessionStatus.Dead;
        if (isGone && now - file.ChangedAt > UncommittedFiles.LongestLeft)
            return null;
        var session = Sanitizer.Quote(Identity.Shorten(file.SessionId) ?? "", Identity.LongestName);
        var name = record is null || record.Instance.Length == 0
            ? $"session {session}"
            : $"{Sanitizer.Quote(record.Instance, Identity.LongestName)} (session {session})";
        var (path, changed) = (EditGuard.Quote(file.Path), $"{Duration.Brief(now - file.ChangedAt)} ago");
        if (!isGone)
            return $"Another session is changing {path}{(isInRepository ? " and has not committed it" : "")}: {name} changed it {changed}.";
        // Of one that was killed, the last that is known may be the change.
        var age = record?.LastSeen > file.ChangedAt ? now - record.LastSeen : now - file.ChangedAt;
        var end = record is null ? "is gone" : $"ended {Duration.Brief(age)} ago";
        var left = isInRepository ? $"{path} and not committed" : path;
        return $"Changes of another session are left in {left}: {name} made them {changed} and {end}.";
    }

    private static string KeyOf(ChangedFile file) => $"{file.SessionId} {file.Path}";
}
