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
            SubjectsSince = at => repository is null ? [] : SubjectsIn(repository, at),
            IsInSequence =
                repository is not null && Array.Exists(s_sequences, name => Path.Exists(Path.Combine(repository.GitFolder, name))),
        };
    }

    /// <summary>
    /// The subjects of the commits that HEAD's log has from a time on, as git writes them: <c>commit (amend): subject</c>.
    /// </summary>
    private static List<string> SubjectsIn(GitRepository repository, DateTimeOffset since)
    {
        var subjects = new List<string>();
        foreach (var move in ReferenceLog.OfHead(repository).Moves())
        {
            // Git gives times in whole seconds.
            if (move.At.ToUnixTimeSeconds() >= since.ToUnixTimeSeconds() && move.Reason.StartsWith("commit", StringComparison.Ordinal))
                subjects.Add(move.Reason[(move.Reason.IndexOf(": ", StringComparison.Ordinal) + 2)..]);
        }

        return subjects;
    }
}
