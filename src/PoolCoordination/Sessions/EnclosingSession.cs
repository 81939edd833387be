using PoolCoordination.Host;
using PoolCoordination.Storage;

namespace PoolCoordination.Sessions;

/// <summary>The session in whose client's processes a program runs, by what hooks wrote down of their clients.</summary>
internal static class EnclosingSession
{
    private const string ClaudeCode = "claude";

    /// <summary>How many records are read. A session that starts a program has just been written down.</summary>
    private const int MostRead = 20;

    /// <summary>
    /// The environment of a command: with the session of the nearest client above it where that is not Claude Code, which states its own.
    /// What Claude Code's shell gave such a client was only inherited.
    /// </summary>
    public static PoolEnvironment In(PoolLocation location, PoolEnvironment environment)
    {
        if (!new SessionAgents(location).HaveOtherThan(ClaudeCode) || ProcessTable.OfMachine() is not { } processes)
            return environment;
        // The client of the session that is stated, if its process is not known, may be nearer than any that is.
        var isStatedUnknown = environment.SessionId is { } stated && SessionRecords.Find(location, stated) is not { Processes.Count: > 0 };
        return Nearest(location, processes, isStatedUnknown) is { } session && session.Agent != ClaudeCode
            ? environment.OfHook(isClaudeCode: false).OfSession(session.SessionId)
            : environment;
    }

    /// <summary>The session at work of the nearest client above this process: the one that was seen last, if it has several.</summary>
    /// <param name="location">The pool.</param>
    /// <param name="processes">The processes of this machine.</param>
    /// <param name="isParentOnly">Whether only the one counts that started this process, or its shell.</param>
    /// <returns>Null where none is known.</returns>
    public static SessionRecord? Nearest(PoolLocation location, ProcessTable processes, bool isParentOnly)
    {
        List<SessionRecord> records = [.. SessionRecords.Newest(location, MostRead)];
        var client = Above(Environment.ProcessId);
        for (; client is { } process; client = isParentOnly ? null : Above(process.Id))
        {
            var text = process.ToString();
            var sessions = records.Where(record => record.Processes.Contains(text) && record.IsAtWorkAt(DateTimeOffset.UtcNow, processes));
            if (sessions.MaxBy(record => record.LastSeen) is { } session)
                return session;
        }

        return null;

        ProcessIdentity? Above(int id) => ClientProcess.Of(processes, id, _ => true);
    }
}
