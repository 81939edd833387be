using PoolCoordination.Detection.Words;

namespace PoolCoordination.Detection.Structure;

/// <summary>A sentence of a message, with what its place says of it.</summary>
/// <param name="Kind">The part in which it stands.</param>
/// <param name="Text">Its text without emphasis and link targets; code stays in its backticks.</param>
/// <param name="Words">Its words.</param>
internal sealed record Sentence(PartKind Kind, string Text, Word[] Words)
{
    /// <summary>The number of its part in the message.</summary>
    public int Part { get; init; }

    /// <summary>Whether its part begins with a check mark.</summary>
    public bool HasCheckMark { get; init; }

    /// <summary>How many of its words are none that the rules know: names, code, things.</summary>
    public int OwnWords
    {
        get
        {
            var count = 0;
            foreach (var word in Words)
                count += word.Id == 0 && word.Length > 2 ? 1 : 0;
            return count;
        }
    }

    /// <summary>Whether it is but a word or two, as "Done".</summary>
    public bool IsShort => Words.Length <= 2;

    /// <summary>Whether it is a question.</summary>
    public bool IsQuestion => EndsWith('?');

    /// <summary>Whether a list or the like follows that it introduces.</summary>
    public bool IsIntroduction => EndsWith(':');

    private bool EndsWith(char mark)
    {
        var end = Text.AsSpan().TrimEnd("*_)\" ");
        return !end.IsEmpty && end[^1] == mark;
    }

    /// <summary>What it says.</summary>
    public override string ToString() => Text;
}
