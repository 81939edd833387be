using PoolCoordination.Detection.Rules;
using PoolCoordination.Detection.Structure;

namespace PoolCoordination.Detection.Verdicts;

/// <summary>What speaks for a blocker: that the author can't go on, and a ground for it.</summary>
internal sealed class BlockerCase(MessageOutline outline)
{
    private readonly TopicSentence _first = new(outline);
    private int _inabilities;
    private int _impasses;
    private int _standstills;
    private int _reasons;
    private int _needs;
    private int _requests;
    private int _lastStop = -1;
    private int _lastNeed = -1;
    private bool _hasGroundInOpening;
    private bool _hasFaultInOpening;

    /// <summary>The sentence that reports it.</summary>
    public int Sentence => _first.Index;

    /// <summary>The last sentence in which something can't be done; below 0 where there is none.</summary>
    public int Last { get; private set; } = -1;

    /// <summary>The last sentence that asks somebody for something; below 0 where there is none.</summary>
    public int LastRequest { get; private set; } = -1;

    /// <summary>
    /// Whether there is a blocker. Who can't go on says so for any ground; a step that can't be taken needs a reason or a request; and what
    /// can't be done at all, as it may be by design, needs a reason and a request.
    /// </summary>
    public bool Holds =>
        (_inabilities > 0 && (_reasons + _needs + _requests > 0 || _inabilities > 1))
        || (_impasses > 0 && (_reasons + _requests > 0 || _impasses + _inabilities > 1))
        || (_standstills > 0 && _requests > 0 && _reasons > 0);

    /// <summary>
    /// Whether something is said to be in the way, and what is needed: enough where a call is known to have failed for want of it.
    /// </summary>
    public bool HasCause => _reasons + _inabilities + _impasses + _standstills > 0 && _needs + _requests + _inabilities > 0;

    /// <summary>
    /// Whether it holds although something is finished: what a report that opens with it says at its end is blocked is another task,
    /// unless the reader is asked for something; a brief message ends with what matters.
    /// </summary>
    public bool OutweighsCompletion(bool isCompletedInOpening) =>
        _requests > 0 || (_needs > 0 && !isCompletedInOpening) || (outline.IsBrief && Last == outline.Sentences.Count - 1);

    /// <summary>
    /// Whether it leaves a doubt of a completion, although it need not be a blocker: a brief message says last what can't be done, or opens
    /// with what is wrong and ends with what somebody has to do.
    /// </summary>
    /// <param name="lastStatement">The last sentence that reports something finished.</param>
    public bool LeavesDoubt(int lastStatement) =>
        outline.IsBrief && (_lastStop > lastStatement || (_hasFaultInOpening && _lastNeed == outline.Sentences.Count - 1));

    /// <summary>Takes a sentence, also a question, as a ground; in the middle of a long message it is somebody else's.</summary>
    public void TakeGround(int i)
    {
        if (!outline.StandsOut(i))
            return;
        var findings = outline.Findings[i];
        var isReason = findings.Has(Evidence.Obstacle);
        var isNeed = findings.Has(Evidence.Need);
        _hasFaultInOpening |= outline.IsOpening(i) && (isReason || findings.Has(Evidence.Standstill));
        _hasGroundInOpening |= _hasFaultInOpening || (outline.IsOpening(i) && isNeed);
        if (isNeed || findings.Has(Evidence.Request))
            _lastNeed = i;
        _needs += isNeed ? 1 : 0;
        _reasons += isReason && !outline.Sentences[i].IsQuestion ? 1 : 0;
        if (findings.Has(Evidence.Request))
            (_requests, LastRequest) = (_requests + 1, i);
    }

    /// <summary>Takes a sentence that is not a question.</summary>
    public void Take(int i)
    {
        var findings = outline.Findings[i];
        var isInability = findings.HasUnhedged(Evidence.Inability);
        var isImpasse = findings.HasUnhedged(Evidence.Impasse);
        var isStandstill = findings.HasUnhedged(Evidence.Standstill);
        _standstills += isStandstill ? 1 : 0;
        if (isInability || isImpasse || isStandstill)
            _lastStop = i;
        if (isInability || isImpasse || findings.Has(Evidence.Obstacle) || (findings.Has(Evidence.Need) && outline.IsOpening(i)))
            _first.Take(i);
        if (!isInability && !isImpasse)
            return;
        Last = i;
        if (!StopsTheAuthor(i))
            return;
        _inabilities += isInability ? 1 : 0;
        _impasses += isImpasse ? 1 : 0;
    }

    /// <summary>
    /// Whether what can't be done is what stops the author. That stands in the opening or a heading, or in a brief message together with
    /// its ground; an item of a list is one of several things, and most often another's.
    /// </summary>
    private bool StopsTheAuthor(int i) =>
        !outline.IsItem(i)
        && (
            outline.IsOpening(i)
            || outline.Sentences[i].Kind == PartKind.Heading
            || (
                outline.IsBrief
                && (_hasGroundInOpening || outline.Findings[i].Has(Evidence.Obstacle) || outline.Findings[i].Has(Evidence.Need))
            )
        );
}
