using PoolCoordination.Detection.Rules;
using PoolCoordination.Detection.Structure;

namespace PoolCoordination.Detection.Verdicts;

/// <summary>
/// What speaks for a completion: a statement of one where such statements stand, in the opening or the closing, or a result that something
/// else confirms.
/// </summary>
internal sealed class CompletionCase(MessageOutline outline)
{
    private const int RequiredPoints = 3;
    private const int MostVerifications = 2;

    private readonly TopicSentence _first = new(outline);
    private int _points;
    private int _verifications;
    private int _listedStatements;
    private int _results;
    private int _lastSetback = -1;
    private bool _hasProminentStatement;
    private bool _hasProminentResult;

    /// <summary>Whether the opening says that something is finished.</summary>
    public bool IsInOpening { get; private set; }

    /// <summary>The last sentence that reports something finished; below 0 where there is none.</summary>
    public int Last { get; private set; } = -1;

    /// <summary>Whether there is a completion, which no later setback undoes.</summary>
    public bool Holds =>
        _points >= RequiredPoints
        && _lastSetback <= Last
        && (_hasProminentStatement || _listedStatements > 1 || (_hasProminentResult && _verifications + _results > 1));

    /// <summary>Whether it is said at once, or tests or measurements confirm it.</summary>
    public bool IsConfirmed => IsInOpening || (_hasProminentResult && _verifications > 0);

    /// <summary>
    /// The sentence that reports it. Where that is of a check ("I ran it for last week") or has no words of its own, the statement that
    /// opens the message names what it is about.
    /// </summary>
    public int Sentence
    {
        get
        {
            if (_first.HasOwnWords && !outline.IsOpening(_first.Index))
                return _first.Index;
            var before = outline.Findings[0];
            var isPlain = !before.Has(Evidence.Hedge) && !before.Has(Evidence.Study) && !before.Has(Evidence.Setback)
                && !before.Has(Evidence.Obstacle);
            return isPlain && outline.Sentences[0] is { Kind: PartKind.Paragraph, OwnWords: > 1, IsQuestion: false } ? 0 : _first.Index;
        }
    }

    /// <summary>Takes a sentence, also a question, that may put a completion in doubt.</summary>
    public void TakeDoubt(int i)
    {
        if (outline.Findings[i].Has(Evidence.Doubt))
            _points -= 2;
    }

    /// <summary>Takes a sentence that is not a question.</summary>
    public void Take(int i)
    {
        var findings = outline.Findings[i];
        // What stands out has been taken for the message as a whole.
        if (findings.HasUnhedged(Evidence.OpenWork) && !outline.IsProminentProse(i))
            _points -= 2;
        if (findings.Has(Evidence.Setback))
            _lastSetback = i;
        if (findings.HasUnhedged(Evidence.CompletionStatement) || findings.HasUnhedged(Evidence.Result))
            _first.Take(i);
        if (!findings.HasUnhedged(Evidence.Inability) && !findings.HasUnhedged(Evidence.Impasse))
            Weigh(i, findings);
    }

    private void Weigh(int i, Findings findings)
    {
        var sentence = outline.Sentences[i];
        var isResult = findings.HasUnhedged(Evidence.Result);
        var isStatement = (findings.HasUnhedged(Evidence.CompletionStatement) && (sentence.HasCheckMark || !findings.Has(Evidence.Study)))
            || (isResult && sentence.HasCheckMark && !outline.IsItem(i));
        if (findings.HasUnhedged(Evidence.Verification) && _verifications < MostVerifications)
        {
            _verifications++;
            _points++;
        }

        if (!isStatement && !isResult)
            return;
        var isHeading = sentence.Kind == PartKind.Heading;
        var isProminent = !outline.IsItem(i) && (isHeading || sentence.HasCheckMark || outline.IsOpening(i) || outline.IsClosing(i));
        _points += isStatement && isProminent && !isHeading ? RequiredPoints : outline.IsItem(i) && !outline.IsInOpeningList(i) ? 1 : 2;
        _hasProminentStatement |= isStatement && isProminent;
        _hasProminentResult |= isProminent;
        _listedStatements += isStatement && outline.IsInOpeningList(i) ? 1 : 0;
        _results++;
        IsInOpening |= isStatement && !isHeading && outline.IsOpening(i);
        Last = i;
    }
}
