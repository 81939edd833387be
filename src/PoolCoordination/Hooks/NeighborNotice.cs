using PoolCoordination.Entries;
using PoolCoordination.Sessions;
using PoolCoordination.Text;

namespace PoolCoordination.Hooks;

/// <summary>Tells a session that begins which others are at work in its working tree, and what they have not committed.</summary>
internal static class NeighborNotice
{
    private const int MostSessions = 4;
    private const int MostFiles = 6;
    private const int MostAsked = 40;
    private const int LongestPath = 80;

    /// <summary>Two lines at most; empty where there is nothing to say.</summary>
    public static string Read(HookCall call)
    {
        try
        {
            var (now, tree) = (call.Pool.Now, call.Place.WorkingTree);
            var others = AtWork(call, tree, now);
            if (others.Count == 0)
                return "";
            var names = string.Join(", ", others.Take(MostSessions).Select(other => Describe(other, now, call.Place.Repository?.Branch)));
            var more = others.Count > MostSessions ? " and others" : "";
            var text = $"Also at work in this working tree (names are theirs): {names}{more}.\n";
            var files = Files(call, tree, others);
            return files.Length == 0 ? text : $"{text}Changed there and not committed: {files}.\n";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            call.LogError($"The other sessions in the working tree cannot be read: {exception.Message}");
            return "";
        }
    }

    /// <summary>The other sessions that are at work there, those that began last first: one more than are named, if there are.</summary>
    private static List<SessionRecord> AtWork(HookCall call, string tree, DateTimeOffset now)
    {
        var processes = call.Client.Processes;
        return
        [
            .. SessionList
                .OfWorkingTree(call.Pool.Location, tree)
                .Others(call.Input.SessionId)
                .Where(record => record.WorkingTree == tree)
                .Select(record => record with { Status = record.StatusAt(now, processes) })
                .Where(record => record.Status is SessionStatus.Working or SessionStatus.Waiting or SessionStatus.Idle)
                .Take(MostSessions + 1),
        ];
    }

    /// <summary>Who it is and what it does; the branch is the present one, as they all have one working tree.</summary>
    private static string Describe(SessionRecord record, DateTimeOffset now, string? present)
    {
        var branch = present is { Length: > 0 } name ? $", branch {Sanitizer.Quote(name, Identity.LongestName)}" : "";
        var state = record.Status switch
        {
            SessionStatus.Working => "working",
            SessionStatus.Waiting => "waiting for its user",
            _ => $"last seen {Duration.Brief(now - record.LastSeen)} ago",
        };
        return $"{NameOf(record)} ({state}, begun {Duration.Brief(now - record.Begun)} ago{branch})";
    }

    private static string NameOf(SessionRecord record) => Sanitizer.Quote(record.Instance, Identity.LongestName);

    private static string Files(HookCall call, string tree, List<SessionRecord> others)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var other in others)
            names[other.SessionId] = NameOf(other);
        var changed = new ChangedFiles(call.Pool.Location, tree).All().Where(file => names.ContainsKey(file.SessionId)).ToList();
        // Git is asked about each of them, and a session that starts does not wait for long.
        var uncommitted = UncommittedFiles.Among(call.Pool.Location, tree, [.. changed.TakeLast(MostAsked)], call.Pool.Now);
        var shown = uncommitted.TakeLast(MostFiles).Reverse().Select(file => Describe(tree, file, names[file.SessionId]));
        var hasMore = uncommitted.Count > MostFiles || (uncommitted.Count > 0 && changed.Count > MostAsked);
        return string.Join(", ", shown) + (hasMore ? " and others" : "");
    }

    private static string Describe(string tree, ChangedFile file, string name) =>
        $"{Sanitizer.Quote(Path.GetRelativePath(tree, file.Path), LongestPath)} by {name}";
}
