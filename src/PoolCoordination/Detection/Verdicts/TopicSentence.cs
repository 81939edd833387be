namespace PoolCoordination.Detection.Verdicts;

/// <summary>
/// The sentence that a topic is taken from: the first that has words of its own, as "all changes are pushed" says nothing.
/// </summary>
internal sealed class TopicSentence(MessageOutline outline)
{
    /// <summary>Its index; below 0 where there is none.</summary>
    public int Index { get; private set; } = -1;

    /// <summary>Whether it has words of its own.</summary>
    public bool HasOwnWords { get; private set; }

    /// <summary>Takes a sentence, unless there is a better one.</summary>
    public void Take(int i)
    {
        if (HasOwnWords)
            return;
        // A word such as "Merged." is explained by the sentence after it, which the topic then takes.
        var telling = outline.Sentences[i].IsShort && i + 1 < outline.Sentences.Count ? i + 1 : i;
        HasOwnWords = outline.Sentences[i].OwnWords + outline.Sentences[telling].OwnWords > 0;
        if (Index < 0 || HasOwnWords)
            Index = i;
    }
}
