using PoolCoordination.Json;

namespace PoolCoordination.Sessions;

/// <summary>Writes a session for programs.</summary>
public static class SessionWriter
{
    /// <summary>
    /// The session as JSON text without a line break; <c>begun</c> and <c>last_seen</c> are Unix seconds, <c>claims</c> are topics, 
    /// <c>changed_files</c> start from <c>working_tree</c>, and <c>refusals</c> are objects with <c>at</c>, <c>kind</c> (<c>claim</c> or
    /// <c>change</c>), <c>subject</c> and <c>holder</c>.
    /// </summary>
    public static string Text(PoolSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return new JsonLine()
            .Add("source_instance", session.Instance)
            .Add("status", WordOf(session.Status))
            .Add("session_id", session.SessionId)
            .Add("agent", session.Agent)
            .AddIfGiven("title", session.Title)
            .AddIfGiven("topic", session.Topic)
            .Add("machine", session.Machine)
            .Add("working_folder", session.WorkingFolder)
            .Add("working_tree", session.WorkingTree)
            .Add("project", session.Project)
            .AddIfGiven("branch", session.Branch)
            .Add("begun", session.Begun.ToUnixTimeSeconds())
            .Add("last_seen", session.LastSeen.ToUnixTimeSeconds())
            .Add("claims", session.Claims)
            .Add("changed_files", session.ChangedFiles)
            .Add("refusals", session.Refusals.Select(Line))
            .ToString();
    }

    private static JsonLine Line(PoolRefusal refusal) =>
        new JsonLine()
            .Add("at", refusal.At.ToUnixTimeSeconds())
            .Add("kind", refusal.Kind == PoolRefusalKind.Claim ? "claim" : "change")
            .Add("subject", refusal.Subject)
            .Add("holder", refusal.Holder);

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
