using PoolCoordination.Detection.Rules;
using PoolCoordination.Detection.Structure;

namespace PoolCoordination.Detection.Verdicts;

/// <summary>The sentences of a message, with what the rules found in each and which of them count.</summary>
internal sealed class MessageOutline
{
    private const int LongestOpening = 2;
    private const int LongestBriefMessage = 10;
    private const int LongestShortMessage = 12;

    private readonly bool[] _isAside;
    private readonly int _openingEnd;
    private readonly int _openingListEnd;

    /// <summary>Reads a message.</summary>
    public MessageOutline(string message, RuleBook rules)
    {
        Sentences = SentenceReader.Read(MessageReader.Read(message), rules.Vocabulary);
        Findings = rules.Find(Sentences);
        _isAside = new bool[Sentences.Count];
        MarkAsides();
        _openingEnd = EndOfOpening();
        _openingListEnd = EndOfOpeningList();
    }

    /// <summary>The sentences of the message, in its order.</summary>
    public List<Sentence> Sentences { get; }

    /// <summary>What was found in each.</summary>
    public Findings[] Findings { get; }

    /// <summary>Whether it is so short, and without headings below the first, that all of it is about one thing.</summary>
    public bool IsBrief =>
        Sentences.Count <= LongestBriefMessage && Sentences.FindLastIndex(sentence => sentence.Kind == PartKind.Heading) < _openingEnd;

    /// <summary>Whether it is so short that each sentence matters.</summary>
    public bool IsShort => Sentences.Count <= LongestShortMessage;

    /// <summary>Whether a sentence is an aside: an idea for later, background, a next step.</summary>
    public bool IsAside(int index) => _isAside[index];

    /// <summary>Whether a sentence is among those with which the message opens.</summary>
    public bool IsOpening(int index) => index < _openingEnd;

    /// <summary>Whether a sentence is in the opening; of a long message, also soon after it.</summary>
    public bool IsNearTop(int index) => index < (IsShort ? _openingEnd : _openingEnd + 2);

    /// <summary>Whether a sentence stands in the last part.</summary>
    public bool IsClosing(int index) => Sentences[index].Part == Sentences[^1].Part;

    /// <summary>
    /// Whether a sentence stands where an author says what matters: in the opening, the closing or a heading. In a short message all do.
    /// </summary>
    public bool StandsOut(int index) =>
        IsShort
        || IsOpening(index)
        || (IsClosing(index) && !IsItem(index))
        || Sentences[index].Kind == PartKind.Heading;

    /// <summary>Whether a sentence is running text that stands out or is near the top.</summary>
    public bool IsProminentProse(int index) =>
        Sentences[index].Kind == PartKind.Paragraph && (StandsOut(index) || IsNearTop(index));

    /// <summary>Whether a sentence is a list's item.</summary>
    public bool IsItem(int index) => Sentences[index].Kind == PartKind.Item;

    /// <summary>Whether a sentence is an item of the list with which the message opens, below a heading or none.</summary>
    public bool IsInOpeningList(int index) => index < _openingListEnd && IsItem(index);

    private int EndOfOpeningList()
    {
        var i = 0;
        while (i < Sentences.Count && Sentences[i].Kind is PartKind.Heading or PartKind.Item)
            i++;
        return i;
    }

    private int EndOfOpening()
    {
        var count = 0;
        var i = 0;
        for (; i < Sentences.Count && count < LongestOpening; i++)
        {
            if (Sentences[i].Kind == PartKind.Paragraph)
                count++;
            else if (Sentences[i].Kind != PartKind.Heading)
                break;
        }

        return i;
    }

    private void MarkAsides()
    {
        var isSection = false;
        var isList = false;
        for (var i = 0; i < Sentences.Count; i++)
        {
            var sentence = Sentences[i];
            var isAside = Findings[i].Has(Evidence.Aside) && !Findings[i].HasUnhedged(Evidence.CompletionStatement);
            if (sentence.Kind == PartKind.Heading)
                (isSection, isList) = (isAside, false);
            else if (sentence.Kind == PartKind.Paragraph && (i == 0 || sentence.Part != Sentences[i - 1].Part))
                isList = false;
            if (isAside && (sentence.IsIntroduction || IntroducesList(i)))
                isList = true;
            _isAside[i] = isSection || isList;
        }
    }

    private bool IntroducesList(int index) =>
        Sentences[index].Kind == PartKind.Paragraph
        && index + 1 < Sentences.Count
        && Sentences[index + 1].Kind is PartKind.Item or PartKind.OpenTask;
}
