using PoolCoordination.Detection.Rules;
using PoolCoordination.Detection.Structure;

namespace PoolCoordination.Detection.Verdicts;

/// <summary>What a message is as a whole, whatever single sentences of it say.</summary>
internal sealed class MessageStance(MessageOutline outline)
{
    /// <summary>Whether it explains, reviews or reports rather than reports work.</summary>
    public bool IsStudy { get; private set; }

    /// <summary>Whether it proposes a text.</summary>
    public bool IsDraft { get; private set; }

    /// <summary>Whether the author is at work, or about to be.</summary>
    public bool IsActive { get; private set; }

    /// <summary>Whether some of the work isn't there yet.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>The first sentence that asks for a key, a login or a right; below 0 where none does.</summary>
    public int AccessRequest { get; private set; } = -1;

    /// <summary>Whether it ends with the offer to do the work.</summary>
    public bool IsOffer { get; private set; }

    /// <summary>Takes what a sentence says of the message; asides count as others do.</summary>
    /// <param name="i">The sentence.</param>
    /// <param name="isCompleted">Whether the opening says that something is finished.</param>
    public void TakeFrame(int i, bool isCompleted)
    {
        var findings = outline.Findings[i];
        if (outline.Sentences[i].Kind is not (PartKind.Paragraph or PartKind.Heading))
            return;
        IsDraft |= findings.Has(Evidence.Draft) && (outline.IsOpening(i) || (outline.IsClosing(i) && !isCompleted));
        IsStudy |= findings.Has(Evidence.Study) && outline.IsNearTop(i);
    }

    /// <summary>Takes what a sentence says of steps that are to come.</summary>
    /// <param name="i">The sentence.</param>
    /// <param name="isCompleted">Whether the opening says that something is finished.</param>
    public void TakeStep(int i, bool isCompleted)
    {
        var sentence = outline.Sentences[i];
        var findings = outline.Findings[i];
        IsOpen |= sentence.Kind == PartKind.OpenTask;
        if (AccessRequest < 0 && findings.HasUnhedged(Evidence.AccessRequest) && (outline.IsOpening(i) || outline.IsBrief))
            AccessRequest = i;
        IsOffer |= sentence.IsQuestion && findings.Has(Evidence.Offer) && outline.IsClosing(i);
        // In a heading or an item such words mostly name a thing: "Testing commands", "3 of 5 stars".
        if (sentence.IsQuestion || !outline.IsProminentProse(i))
            return;
        IsActive |= findings.HasUnhedged(Evidence.Activity);
        IsOpen |= findings.HasUnhedged(Evidence.OpenWork) && (outline.IsShort || !isCompleted);
    }
}
