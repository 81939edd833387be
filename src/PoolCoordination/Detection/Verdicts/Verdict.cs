using PoolCoordination.Entries;

namespace PoolCoordination.Detection.Verdicts;

/// <summary>
/// Weighs what the rules found in a message: what speaks for a completion, what for a blocker, and what the message is as a whole. Where
/// both are made, a blocker that comes after the completion holds, and else the completion, unless the blocker leaves it in doubt.
/// </summary>
/// <param name="Action">What the message tells of; null for nothing.</param>
/// <param name="Sentence">The index of the sentence that says it.</param>
internal sealed record Verdict(PoolAction? Action, int Sentence)
{
    /// <summary>Weighs a message.</summary>
    public static Verdict Of(MessageOutline outline)
    {
        var tenor = new MessageStance(outline);
        var completion = new CompletionCase(outline);
        var blocker = new BlockerCase(outline);
        for (var i = 0; i < outline.Sentences.Count; i++)
        {
            tenor.TakeFrame(i, completion.IsInOpening);
            if (outline.IsAside(i))
                continue;
            completion.TakeDoubt(i);
            blocker.TakeGround(i);
            tenor.TakeStep(i, completion.IsInOpening);
            if (outline.Sentences[i].IsQuestion)
                continue;
            completion.Take(i);
            blocker.Take(i);
        }

        return Decide(tenor, completion, blocker);
    }

    private static Verdict Decide(MessageStance tenor, CompletionCase completion, BlockerCase blocker)
    {
        var isBlocked = blocker.IsMade && !tenor.IsStudy && !tenor.IsDraft && !tenor.IsActive && !tenor.IsOffer;
        var isCompleted =
            completion.IsMade && !tenor.IsDraft && !tenor.IsActive && !tenor.IsOpen && (!tenor.IsStudy || completion.IsInOpening);
        if (isCompleted)
        {
            isBlocked &= (blocker.Last > completion.Last && blocker.IsNeeded(completion.IsInOpening))
                || (blocker.LastRequest >= completion.Last && !completion.IsInOpening);
        }

        isCompleted &= !blocker.LeavesDoubt(completion.Last);
        return isBlocked ? new Verdict(PoolAction.Blocked, blocker.Sentence)
            : isCompleted && (!tenor.IsOffer || completion.IsBorneOut) ? new Verdict(PoolAction.Completed, completion.Sentence)
            : new Verdict(null, 0);
    }
}
