using PoolCoordination.Detection.Rules;
using PoolCoordination.Detection.Verdicts;

namespace PoolCoordination.Detection;

/// <summary>Detects in an assistant's answer that a piece of work was completed or that something blocks it.</summary>
public static class EntryDetector
{
    /// <summary>The length in characters beyond which a text is not an answer.</summary>
    internal const int LongestMessage = 64 * 1024;

    /// <summary>What an answer reports, or null where it reports neither or leaves a doubt.</summary>
    public static DetectedEntry? Detect(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        // Longer than any answer of a model: a paste, which says nothing that the author says.
        if (string.IsNullOrWhiteSpace(message) || message.Length > LongestMessage)
            return null;
        var outline = new MessageOutline(message, RuleBook.Default);
        var verdict = Verdict.Of(outline);
        if (verdict.Action is not { } action)
            return null;
        var topic = Wording.Topic(outline, verdict.Sentence);
        // What has no words of its own says nothing to others.
        return topic.Length == 0
            ? null
            : new DetectedEntry(action, topic, Wording.Summary(outline, verdict.Sentence), NamedFiles.In(message));
    }
}
