using PoolCoordination.Detection.Rules;
using PoolCoordination.Detection.Structure;
using PoolCoordination.Detection.Turns;
using PoolCoordination.Detection.Verdicts;
using PoolCoordination.Entries;
using PoolCoordination.Text;

namespace PoolCoordination.Detection;

/// <summary>
/// Detects by what a turn did that it completed a piece of work, or that something blocks it; its final message says what a fact alone
/// does not.
/// </summary>
internal static class TurnDetector
{
    /// <summary>What a turn completed or is blocked by; null where it is neither, or in doubt.</summary>
    public static DetectedEntry? Detect(string message, Turn turn)
    {
        if (turn.Calls.Count == 0)
            return null;
        var facts = TurnFacts.Of(turn);
        if (facts.Commits.Count > 0)
            return OfCommits(facts);
        if (string.IsNullOrWhiteSpace(message) || message.Length > EntryDetector.LongestMessage)
            return null;
        var outline = new MessageOutline(message, RuleBook.Default);
        var verdict = Verdict.Of(outline);
        if (IsBlocked(verdict, facts))
            return Of(PoolAction.Blocked, outline, verdict.Sentence, facts);
        if (turn.IsInSequence || facts.HasOnlyInterimCommits)
            return null;
        if (facts.Publication is { Title.Length: > 0 } publication)
            return new DetectedEntry(PoolAction.Completed, Cut(publication.Title), publication.Title, facts.Files);
        if (verdict.Action == PoolAction.Completed && (facts.Files.Count > 0 || facts.HasChangedService || facts.Publication is not null))
            return Of(PoolAction.Completed, outline, verdict.Sentence, facts);
        var hasEnded = !verdict.LeavesOpen && !facts.HasFailedCheck && IsUnderstood(outline);
        return hasEnded && (facts.HasChangedCode || facts.Publication is not null) && FirstOwn(outline) is >= 0 and var first
            ? Of(PoolAction.Completed, outline, first, facts)
            : null;
    }

    private static bool IsBlocked(Verdict verdict, TurnFacts facts) =>
        verdict.AsksForAccess
        || (facts.Failure is not null && (verdict.Action == PoolAction.Blocked || (verdict.HasCause && facts.EndsWithFailure)));

    /// <summary>Whether the rules know enough of the words to judge them: those of another language they do not.</summary>
    private static bool IsUnderstood(MessageOutline outline)
    {
        var (known, count) = (0, 0);
        foreach (var sentence in outline.Sentences)
        {
            foreach (var word in sentence.Words)
            {
                known += word.Id != 0 ? 1 : 0;
                count++;
            }
        }

        return known * 5 >= count;
    }

    private static DetectedEntry OfCommits(TurnFacts facts)
    {
        var first = facts.Commits[0];
        var (subjects, blocks) = (new List<string>(), new List<string>());
        foreach (var commit in facts.Commits)
        {
            subjects.Add(commit.Subject);
            commit.AddTrailers("Blocks", blocks);
            commit.AddTrailers("Unblocks", blocks);
        }

        if (facts.Failure?.Command?.Contains("push", StringComparison.Ordinal) == true)
            subjects.Add("not pushed, as that failed");
        var summary = Sanitizer.Cut(string.Join("; ", subjects), Wording.LongestSummary);
        return new DetectedEntry(PoolAction.Completed, Cut(first.Subject), summary, facts.Files)
        {
            Blocks = string.Join(", ", blocks),
        };
    }

    private static DetectedEntry? Of(PoolAction action, MessageOutline outline, int sentence, TurnFacts facts)
    {
        var telling = Telling(outline, sentence);
        // "Committed and pushed" says nothing to others.
        if (action == PoolAction.Completed && facts.Files.Count == 0 && outline.Sentences[telling] is { OwnWords: 0, IsShort: false })
            return null;
        var topic = WithFile(Wording.Topic(outline, telling), facts.Files);
        return topic.Length == 0 ? null : new DetectedEntry(action, topic, Wording.Summary(outline, telling), facts.Files);
    }

    /// <summary>What an introduction without words of its own ("Here's what I changed:") introduces; else the sentence itself.</summary>
    private static int Telling(MessageOutline outline, int sentence)
    {
        var introduction = outline.Sentences[sentence];
        var next = sentence + 1;
        return introduction.IsIntroduction && introduction.OwnWords < 2 && next < outline.Sentences.Count
            && outline.Sentences[next].OwnWords > introduction.OwnWords
            ? next
            : sentence;
    }

    /// <summary>A topic with the name of the only file that was changed, where it does not have that and leaves room.</summary>
    private static string WithFile(string topic, IReadOnlyList<string> files)
    {
        if (files is not [var file] || topic.Contains(Path.GetFileNameWithoutExtension(file), StringComparison.OrdinalIgnoreCase))
            return topic;
        var suffix = $" ({Path.GetFileName(file)})";
        var room = Wording.LongestTopic - suffix.Length;
        return room < suffix.Length || topic.Length == 0 ? topic : Sanitizer.Cut(topic, room) + suffix;
    }

    /// <summary>The first sentence that says something of its own; below 0 where none does.</summary>
    private static int FirstOwn(MessageOutline outline) =>
        outline.Sentences.FindIndex(sentence =>
            sentence is { IsQuestion: false, IsShort: false, OwnWords: > 1, Kind: PartKind.Paragraph or PartKind.Heading }
        );

    private static string Cut(string text) => Sanitizer.Cut(text, Wording.LongestTopic);
}
