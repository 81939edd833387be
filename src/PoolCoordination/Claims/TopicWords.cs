namespace PoolCoordination.Claims;

/// <summary>The words of a claim's topic, by which two claims of one task are recognized although they name other files.</summary>
internal sealed class TopicWords
{
    /// <summary>How much of the words of two topics must be common: three of five, with an equal number in each three of four.</summary>
    private const double SameShare = 0.6;

    /// <summary>Words that say nothing about a task.</summary>
    private static readonly HashSet<string> s_small = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "an", "and", "at", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to", "up", "with",
    };

    private readonly HashSet<string> _words = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The words of a topic.</summary>
    public TopicWords(string topic)
    {
        ArgumentNullException.ThrowIfNull(topic);
        var start = -1;
        for (var i = 0; i <= topic.Length; i++)
        {
            if (i < topic.Length && char.IsLetterOrDigit(topic[i]))
            {
                start = start < 0 ? i : start;
                continue;
            }

            if (start >= 0 && topic[start..i] is var word && !s_small.Contains(word))
                _words.Add(word);
            start = -1;
        }
    }

    /// <summary>
    /// Whether another topic is that of the same task: the same words in any order and case, or most of them where they are several.
    /// </summary>
    public bool AreOfSameTaskAs(TopicWords other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var common = _words.Count(other._words.Contains);
        var all = _words.Count + other._words.Count - common;
        return common > 0 && (common == all || (common > 1 && common >= SameShare * all));
    }
}
