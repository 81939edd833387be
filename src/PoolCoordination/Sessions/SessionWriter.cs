using PoolCoordination.Json;

namespace PoolCoordination.Sessions;

/// <summary>Writes a session for programs.</summary>
public static class SessionWriter
{
    /// <summary>
    /// The session as JSON text without a line break; <c>begun</c> and <c>last_seen</c> are Unix seconds, <c>claims</c> are topics, and
    /// <c>changed_files</c> start from <c>working_tree</c>.
    /// </summary>
    public static string Text(PoolSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return new JsonLine()
            .Add("source_instance", session.Instance)
            .Add("status", WordOf(session.Status))
            .Add("session_id", session.SessionId)
            .Add("agent", session.Agent)
            .Add("machine", session.Machine)
            .Add("working_folder", session.WorkingFolder)
            .Add("working_tree", session.WorkingTree)
            .AddIfGiven("branch", session.Branch)
            .Add("begun", session.Begun.ToUnixTimeSeconds())
            .Add("last_seen", session.LastSeen.ToUnixTimeSeconds())
            .Add("claims", session.Claims)
            .Add("changed_files", session.ChangedFiles)
            .ToString();
    }

    /// <summary>A status as a word: <c>working</c>, <c>waiting</c>, <c>idle</c>, <c>ended</c>, <c>dead</c>.</summary>
    public static string WordOf(SessionStatus status) =>
        status switch
        {
            SessionStatus.Working => "working",
            SessionStatus.Waiting => "waiting",
            SessionStatus.Idle => "idle",
            SessionStatus.Ended => "ended",
            _ => "dead",
        };
}
