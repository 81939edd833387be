using PoolCoordination.Entries;

namespace PoolCoordination.Detection.Verdicts;

/// <summary>
/// Weighs what the rules found in a message: what speaks for a completion, what for a blocker, and what the message is as a whole. Where
/// both hold, a blocker that comes after the completion counts, and else the completion, unless the blocker leaves it in doubt.
/// </summary>
/// <param name="Action">What the message reports; null for nothing.</param>
/// <param name="Sentence">The index of the sentence that says it.</param>
internal sealed record Verdict(PoolAction? Action, int Sentence)
{
    /// <summary>Whether the work goes on, is not all there, or is in doubt.</summary>
    public bool LeavesOpen { get; private init; }

    /// <summary>Whether something is said to be in the way, so that a call which failed is what stops the author.</summary>
    public bool HasCause { get; private init; }

    /// <summary>Whether it ends with asking somebody for a key, a login or a right, without which it does not go on.</summary>
    public bool AsksForAccess { get; private init; }

    /// <summary>Weighs a message.</summary>
    public static Verdict Of(MessageOutline outline)
    {
        var stance = new MessageStance(outline);
        var completion = new CompletionCase(outline);
        var blocker = new BlockerCase(outline);
        for (var i = 0; i < outline.Sentences.Count; i++)
        {
            stance.TakeFrame(i, completion.IsInOpening);
            if (outline.IsAside(i))
                continue;
            completion.TakeDoubt(i);
            blocker.TakeGround(i);
            stance.TakeStep(i, completion.IsInOpening);
            if (outline.Sentences[i].IsQuestion)
                continue;
            completion.Take(i);
            blocker.Take(i);
        }

        return Decide(outline, stance, completion, blocker);
    }

    private static Verdict Decide(MessageOutline outline, MessageStance stance, CompletionCase completion, BlockerCase blocker)
    {
        var isBlocked = blocker.Holds && !stance.IsStudy && !stance.IsDraft && !stance.IsActive && !stance.IsOffer;
        var isCompleted =
            completion.Holds && !stance.IsDraft && !stance.IsActive && !stance.IsOpen && (!stance.IsStudy || completion.IsInOpening);
        if (isCompleted)
        {
            isBlocked &= (blocker.Last > completion.Last && blocker.OutweighsCompletion(completion.IsInOpening))
                || (blocker.LastRequest >= completion.Last && !completion.IsInOpening);
        }

        isCompleted &= !blocker.LeavesDoubt(completion.Last);
        var verdict =
            isBlocked ? new Verdict(PoolAction.Blocked, blocker.Sentence)
            : isCompleted && (!stance.IsOffer || completion.IsConfirmed) ? new Verdict(PoolAction.Completed, completion.Sentence)
            : new Verdict(null, 0);
        return verdict with
        {
            LeavesOpen = stance.IsActive || stance.IsOpen || stance.IsDraft || blocker.LeavesDoubt(completion.Last),
            HasCause = !isCompleted && outline.IsBrief && blocker.HasCause,
            AsksForAccess = !isCompleted && stance.AccessRequest >= 0,
            Sentence =
                isBlocked || isCompleted ? verdict.Sentence
                : stance.AccessRequest >= 0 ? stance.AccessRequest
                : Math.Max(0, blocker.Sentence),
        };
    }
}
