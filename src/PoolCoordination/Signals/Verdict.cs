using PoolCoordination.Entries;
using PoolCoordination.Signals.Rules;
using PoolCoordination.Signals.Structure;

namespace PoolCoordination.Signals;

/// <summary>
/// Weighs what the rules found in a message. A completion needs a claim where claims are made, in the opening or the closing, or a
/// result that something else bears out; work that goes on, a study or a draft rule it out. A blocker needs an inability
/// and a reason. Where the two contradict each other there is none.
/// </summary>
internal sealed class Verdict
{
    private const int Enough = 3;
    private const int MostForVerification = 2;

    private readonly MessageOutline _outline;
    private int _points;
    private int _verifications;
    private int _listedClaims;
    private int _results;
    private int _inabilities;
    private int _reasons;
    private int _needs;
    private int _requests;
    private int _standstills;
    private int _impasses;
    private int _lastSetback = -1;
    private int _lastInability = -1;
    private int _firstBlocking = -1;
    private int _lastRequest = -1;
    private int _lastClaim = -1;
    private int _firstClaim = -1;
    private bool _isBlockingTelling;
    private bool _isClaimTelling;
    private bool _isStudy;
    private bool _isOffer;
    private bool _isDraft;
    private bool _isActive;
    private bool _isOpen;
    private bool _hasProminentClaim;
    private bool _hasProminentResult;
    private bool _hasClaimInOpening;

    private Verdict(MessageOutline outline) => _outline = outline;

    /// <summary>What the message tells of.</summary>
    public PoolAction? Action { get; private set; }

    /// <summary>The index of the sentence that says it.</summary>
    public int Sentence { get; private set; }

    /// <summary>Weighs a message.</summary>
    public static Verdict Of(MessageOutline outline)
    {
        var verdict = new Verdict(outline);
        for (var i = 0; i < outline.Sentences.Count; i++)
            verdict.Take(i);
        verdict.Decide();
        return verdict;
    }

    private void Take(int i)
    {
        var sentence = _outline.Sentences[i];
        var findings = _outline.Findings[i];
        var isProse = sentence.Kind is PartKind.Paragraph or PartKind.Heading;
        if (findings.Has(Evidence.Draft) && isProse && (_outline.IsOpening(i) || (_outline.IsClosing(i) && !_hasClaimInOpening)))
            _isDraft = true;
        if (findings.Has(Evidence.Study) && isProse && _outline.IsNearTop(i))
            _isStudy = true;
        if (_outline.IsAside(i))
            return;
        if (findings.Has(Evidence.Doubt))
            _points -= 2;
        TakeGrounds(i, findings);
        if (sentence.Kind == PartKind.OpenTask)
            _isOpen = true;
        _isOffer |= sentence.IsQuestion && findings.Has(Evidence.Offer) && _outline.IsClosing(i);
        if (sentence.IsQuestion)
            return;
        // In a heading or an item such words mostly name a thing: "Testing commands", "3 of 5 stars".
        if (sentence.Kind == PartKind.Paragraph && (_outline.StandsOut(i) || _outline.IsNearTop(i)))
        {
            _isActive |= findings.HasUnguarded(Evidence.Activity);
            _isOpen |= findings.HasUnguarded(Evidence.OpenWork) && (_outline.IsShort || !_hasClaimInOpening);
        }
        else if (findings.HasUnguarded(Evidence.OpenWork))
        {
            _points -= 2;
        }

        if (findings.Has(Evidence.Setback))
            _lastSetback = i;
        if (findings.HasUnguarded(Evidence.Standstill))
            _standstills++;
        var isNeed = findings.Has(Evidence.Need) && _outline.IsOpening(i);
        if (isNeed || findings.Has(Evidence.Obstacle) || findings.HasUnguarded(Evidence.Inability) || findings.HasUnguarded(Evidence.Impasse))
            Keep(ref _firstBlocking, i, ref _isBlockingTelling);
        if (findings.HasUnguarded(Evidence.Claim) || findings.HasUnguarded(Evidence.Result))
            Keep(ref _firstClaim, i, ref _isClaimTelling);
        if (findings.HasUnguarded(Evidence.Inability) || findings.HasUnguarded(Evidence.Impasse))
        {
            if (_outline.StandsOut(i) && !_outline.IsItem(i))
            {
                _inabilities += findings.HasUnguarded(Evidence.Inability) ? 1 : 0;
                _impasses += findings.HasUnguarded(Evidence.Impasse) ? 1 : 0;
            }

            _lastInability = i;
        }
        else
        {
            TakeCompletion(i, sentence, findings);
        }
    }

    /// <summary>What a blocker's grounds are; in the middle of a long message they are somebody else's.</summary>
    private void TakeGrounds(int i, Findings findings)
    {
        if (!_outline.StandsOut(i))
            return;
        if (findings.Has(Evidence.Need))
            _needs++;
        if (findings.Has(Evidence.Request))
            (_requests, _lastRequest) = (_requests + 1, i);
        if (findings.Has(Evidence.Obstacle) && !_outline.Sentences[i].IsQuestion)
            _reasons++;
    }

    private void TakeCompletion(int i, Sentence sentence, Findings findings)
    {
        var isClaim = findings.HasUnguarded(Evidence.Claim) && !(findings.Has(Evidence.Study) && !sentence.HasCheckMark);
        var isResult = findings.HasUnguarded(Evidence.Result);
        isClaim |= isResult && sentence.HasCheckMark && !_outline.IsItem(i);
        if (findings.HasUnguarded(Evidence.Verification) && _verifications < MostForVerification)
        {
            _verifications++;
            _points++;
        }

        if (!isClaim && !isResult)
            return;
        var isHeading = sentence.Kind == PartKind.Heading;
        var isProminent = !_outline.IsItem(i) && (isHeading || sentence.HasCheckMark || _outline.IsOpening(i) || _outline.IsClosing(i));
        _points += isClaim && isProminent && !isHeading ? Enough : _outline.IsItem(i) && !_outline.IsInOpeningList(i) ? 1 : 2;
        _hasProminentClaim |= isClaim && isProminent;
        _listedClaims += isClaim && _outline.IsInOpeningList(i) ? 1 : 0;
        _hasProminentResult |= isProminent;
        _hasClaimInOpening |= isClaim && !isHeading && _outline.IsOpening(i);
        _results++;
        _lastClaim = i;
    }

    /// <summary>The topic's sentence is the first that has words of its own: "all changes are pushed" tells nothing.</summary>
    private void Keep(ref int kept, int i, ref bool isTelling)
    {
        if (kept >= 0 && isTelling)
            return;
        // A word such as "Merged." is told by the sentence behind it, which the topic then takes.
        var telling = _outline.Sentences[i].IsShort && i + 1 < _outline.Sentences.Count ? i + 1 : i;
        var isTellingNow = _outline.Sentences[i].OwnWords + _outline.Sentences[telling].OwnWords > 0;
        if (kept < 0 || isTellingNow)
            (kept, isTelling) = (i, isTellingNow);
    }

    private void Decide()
    {
        var isExcused = _isActive || _isDraft || _isStudy;
        var isUnable = _inabilities > 0 && (_reasons + _needs + _requests > 0 || _inabilities > 1);
        var isBlocked = !isExcused && (isUnable || (_impasses > 0 && (_reasons > 0 || _impasses + _inabilities > 1)) || (_standstills > 0 && _requests > 0 && _reasons > 0));
        var isFinished = !_isActive && !_isOpen && !_isDraft && _lastSetback <= _lastClaim;
        var isSaid = _hasProminentClaim || _listedClaims > 1 || (_hasProminentResult && _verifications + _results > 1);
        var isCompleted = _points >= Enough && isSaid && isFinished && (!_isStudy || _hasClaimInOpening);
        if (isBlocked && isCompleted)
        {
            // What a long report of finished work says at its end is blocked is another task, unless the reader is asked for something.
            var isNeeded = _requests > 0 || (_needs > 0 && (_outline.IsShort || !_hasClaimInOpening));
            isBlocked = (_lastInability > _lastClaim && isNeeded) || (_lastRequest >= _lastClaim && !_hasClaimInOpening);
            isCompleted = _lastClaim > _lastInability || !isBlocked;
        }

        if (isBlocked)
            (Action, Sentence) = (PoolAction.Blocked, _firstBlocking);
        else if (isCompleted && (!_isOffer || _hasClaimInOpening || (_hasProminentResult && _verifications > 0)))
            (Action, Sentence) = (PoolAction.Completed, Telling(_firstClaim));
    }

    /// <summary>
    /// Where the claim is of a check ("I ran it for last week") or has no words of its own, the statement that opens the message names
    /// what it is about.
    /// </summary>
    private int Telling(int said)
    {
        if (_isClaimTelling && !_outline.IsOpening(said))
            return said;
        var before = _outline.Findings[0];
        var isPlain = !before.Has(Evidence.Guard) && !before.Has(Evidence.Study) && !before.Has(Evidence.Setback)
            && !before.Has(Evidence.Obstacle);
        return isPlain && _outline.Sentences[0] is { Kind: PartKind.Paragraph, OwnWords: > 1, IsQuestion: false } ? 0 : said;
    }
}
