using PoolCoordination.Detection.Turns;
using PoolCoordination.Git;

namespace PoolCoordination.Hooks;

/// <summary>What the turn that stops did.</summary>
internal static class PresentTurn
{
    private static readonly string[] s_sequences =
    [
        "MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "rebase-merge", "rebase-apply", "sequencer",
    ];

    /// <summary>Git gives times in whole seconds.</summary>
    private static readonly TimeSpan s_tick = TimeSpan.FromSeconds(1);

    /// <summary>The turn; null for an agent whose turns are not known.</summary>
    public static Turn? Of(HookCall call)
    {
        call.Agent.WaitForMessage(call.Input, call.Session.State.StartedAt);
        if (call.Agent.CallsOfTurn(call.Input, call.Session.State.StartedAt) is not { } calls)
            return null;
        var repository = call.Place.Repository;
        return new Turn(calls, call.Pool.Environment.WorkingFolder)
        {
            Home = call.Pool.Environment.HomeFolder,
            SubjectAt = at => repository is null ? null : SubjectIn(repository, at),
            IsInSequence = repository is not null && Array.Exists(s_sequences, name => Path.Exists(Path.Combine(repository.GitFolder, name))),
        };
    }

    /// <summary>The subject of the first commit that HEAD's log has from a time on, as git writes it: <c>commit (amend): subject</c>.</summary>
    private static string? SubjectIn(GitRepository repository, DateTimeOffset at)
    {
        foreach (var move in ReferenceLog.OfHead(repository).Moves())
        {
            if (move.At >= at - s_tick && move.Reason.StartsWith("commit", StringComparison.Ordinal))
                return move.Reason[(move.Reason.IndexOf(": ", StringComparison.Ordinal) + 2)..];
        }

        return null;
    }
}
