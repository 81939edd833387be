using PoolCoordination.Claims;
using PoolCoordination.Entries;
using PoolCoordination.Json;
using PoolCoordination.Sessions;

namespace PoolCoordination.Board;

/// <summary>Writes a board for programs.</summary>
public static class BoardWriter
{
    /// <summary>
    /// The board as JSON text without a line break. Times are Unix seconds. <c>sessions</c> are what <c>pool sessions</c> gives, with
    /// <c>state</c>, <c>since</c>, <c>work</c> and <c>waits_for</c>; <c>claims</c> what <c>pool claims</c> gives, with <c>project</c> and
    /// <c>refused</c>; <c>entries</c> are lines of the protocol, with <c>project</c> and <c>verdict</c>.
    /// </summary>
    public static string Text(PoolBoard board)
    {
        ArgumentNullException.ThrowIfNull(board);
        return new JsonLine()
            .Add("at", board.ReadAt.ToUnixTimeSeconds())
            .AddIfGiven("project", board.Project)
            .Add("counts", Line(board.Counts))
            .Add("sessions", board.Sessions.Select(Line))
            .Add("claims", board.Claims.Select(Line))
            .Add("entries", board.Entries.Select(Line))
            .ToString();
    }

    /// <summary>A state as a word: <c>waiting</c>, <c>blocked</c>, <c>denied</c>, <c>working</c>, <c>idle</c>, <c>dead</c>.</summary>
    public static string WordOf(BoardState state) =>
        state switch
        {
            BoardState.Waiting => "waiting",
            BoardState.Blocked => "blocked",
            BoardState.Denied => "denied",
            BoardState.Working => "working",
            BoardState.Idle => "idle",
            _ => "dead",
        };

    private static JsonLine Line(BoardCounts counts) =>
        new JsonLine()
            .Add("waiting", counts.Waiting)
            .Add("blocked", counts.Blocked)
            .Add("denied", counts.Denied)
            .Add("working", counts.Working)
            .Add("idle", counts.Idle)
            .Add("dead", counts.Dead)
            .Add("claims", counts.Claims)
            .Add("refusals", counts.Refusals)
            .Add("entries", counts.Entries);

    private static JsonLine Line(BoardSession session) =>
        new JsonLine()
            .Add("state", WordOf(session.State))
            .Add("since", session.Since.ToUnixTimeSeconds())
            .Add("work", session.Work)
            .Add("waits_for", session.WaitsFor.Select(Line))
            .AddObject(SessionWriter.Text(session.Session));

    private static JsonLine Line(BoardWait wait) =>
        new JsonLine().Add("subject", wait.Subject).Add("holder", wait.Holder).Add("since", wait.Since.ToUnixTimeSeconds());

    private static JsonLine Line(BoardEntry entry) =>
        new JsonLine().Add("project", entry.Project).Add("verdict", entry.Verdict).AddObject(EntryWriter.Text(entry.Entry));

    private static JsonLine Line(BoardClaim claim) =>
        new JsonLine()
            .Add("project", claim.Project)
            .Add("refused", claim.Refusals.Select(Line))
            .AddObject(ClaimWriter.Text(claim.Claim));

    private static JsonLine Line(BoardRefusal refusal) =>
        new JsonLine()
            .Add("source_instance", refusal.Instance)
            .Add("count", refusal.Count)
            .Add("last", refusal.Last.ToUnixTimeSeconds());
}
