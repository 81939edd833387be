using PoolCoordination.Agents;
using PoolCoordination.Detection.Turns;
using PoolCoordination.Text;

namespace PoolCoordination.Hooks;

/// <summary>
/// Asks a model that committed or changed several files for the block that it forgot, in place of a guess. The model answers once more,
/// so a session is asked seldom, and never twice for a turn.
/// </summary>
internal static class BlockRequest
{
    private const int FewestFiles = 3;
    private const int LongestSubject = 120;

    private static readonly TimeSpan s_pause = TimeSpan.FromMinutes(30);

    /// <summary>The request; an output that says nothing where there is no cause.</summary>
    public static HookOutput Of(HookCall call)
    {
        if (call.Input.IsContinuedByHook || call.Pool.Now - call.Session.State.AskedAt < s_pause || PresentTurn.Of(call) is not { } turn)
            return HookOutput.None;
        var facts = TurnFacts.Of(turn);
        var work =
            facts.Commits.Count > 0 ? $"committed {Sanitizer.Quote(facts.Commits[0].Subject, LongestSubject)}"
            : facts.Files.Count >= FewestFiles ? $"changed {facts.Files.Count} files"
            : null;
        if (work is null || PresentTurn.HasPosted(call, turn) || !TryRemember(call))
            return HookOutput.None;
        return new HookOutput(HookEventName.Stop)
        {
            Decision = "block",
            Reason = $"""
                This turn {work}, and the other instances of the pool learn nothing of it. If that is finished, or something blocks it,
                answer with one block, filled in; if it is neither, answer that in a few words.

                ```pool
                ACTION: completed | blocked
                TOPIC: <a few words>
                SUMMARY: <what happened, in a sentence or two>
                AFFECTS: <files, separated by commas>
                ```
                """,
        };
    }

    /// <summary>Notes that the session is asked; false where another hook has asked it meanwhile, or that cannot be written down.</summary>
    private static bool TryRemember(HookCall call)
    {
        var isFirst = false;
        try
        {
            call.Session.Change(state =>
            {
                isFirst = call.Pool.Now - state.AskedAt >= s_pause;
                return isFirst ? state with { AskedAt = call.Pool.Now } : state;
            });
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            call.LogError($"The session's state cannot be written, so it is not asked for a block: {exception.Message}");
            return false;
        }

        return isFirst;
    }
}
