using PoolCoordination.Entries;
using PoolCoordination.Log;
using PoolCoordination.Pools;

namespace PoolCoordination.Hooks;

/// <summary>What others added since a session was last shown something. It counts as shown once the hook's output was written.</summary>
internal static class SessionNews
{
    /// <summary>How often a turn that goes on is interrupted by news that can wait.</summary>
    private static readonly TimeSpan s_interval = TimeSpan.FromMinutes(1);

    /// <summary>All of it, for a prompt.</summary>
    public static string Read(HookCall call)
    {
        var now = call.Pool.Now;
        using var snapshot = call.Pool.Log.Open();
        return Read(call, snapshot, now);
    }

    /// <summary>The same in a snapshot.</summary>
    /// <param name="call">The event.</param>
    /// <param name="snapshot">The log.</param>
    /// <param name="now">The time before it was opened, so that what was added meanwhile is no older.</param>
    public static string Read(HookCall call, LogSnapshot snapshot, DateTimeOffset now)
    {
        var (from, end) = (call.Session.State.Considered, snapshot.EndPosition());
        if (end is null || end == from)
            return "";
        // Another hook of the session may just have shown it.
        if (call.Session.BeginShowing())
            return Read(call);
        var news = call.Pool.News(call.Reader, snapshot, ScanOf(call, snapshot, now)).News(call.Pool.Environment.IsFullContext);
        call.Session.ChangeOnceShown(state => state.Consider(from, end, now));
        return news;
    }

    /// <summary>
    /// A little of it, before a tool runs in a turn: at once where somebody is blocked, an entry names the file that is edited or ends a
    /// claim of the session, else once a minute.
    /// </summary>
    public static string ReadInTurn(HookCall call)
    {
        var now = call.Pool.Now;
        using var snapshot = call.Pool.Log.Open();
        var (from, end) = (call.Session.State.Considered, snapshot.EndPosition());
        // What a session is shown at its start comes first, and a subagent is not the one who reports on it.
        var isStarted = call.Session.State.ConsideredAt > DateTimeOffset.UnixEpoch;
        if (!isStarted || end is null || end == from || call.Input.IsFromSubagent)
            return "";
        var news = call.Pool.News(call.Reader, snapshot, ScanOf(call, snapshot, now));
        if (now - call.Session.State.ConsideredAt < s_interval && !news.EndsOwnClaim && !IsUrgent(call, news.Added))
            return "";
        if (call.Session.BeginShowing())
            return ReadInTurn(call);
        call.Session.ChangeOnceShown(state => state.Consider(from, end, now));
        return news.NewsInTurn();
    }

    private static bool IsUrgent(HookCall call, IReadOnlyList<PoolEntry> added)
    {
        if (added.Count == 0)
            return false;
        var namesFile = call.Input.EditedFiles.Select(file => call.Pool.Filter(new PoolQuery { Affects = file })).ToList();
        return added.Any(entry => entry.Action == PoolAction.Blocked || namesFile.Exists(names => names(entry)));
    }

    private static EntryScan ScanOf(HookCall call, LogSnapshot snapshot, DateTimeOffset now) => call.Session.State.NewIn(snapshot, now);
}
