using PoolCoordination.Detection.Structure;
using PoolCoordination.Detection.Verdicts;
using PoolCoordination.Text;
using PoolCoordination.Text.Unicode;

namespace PoolCoordination.Detection;

/// <summary>Puts topic and summary together from a message's own words.</summary>
internal static class Wording
{
    /// <summary>The length in characters of the longest topic.</summary>
    public const int LongestTopic = 80;

    /// <summary>The length in characters of the longest summary.</summary>
    public const int LongestSummary = 240;

    private const int ShortTopic = 50;

    /// <summary>What is not to stand at the end of a text that is cut.</summary>
    private const string Loose = " ,;:–—-(" + JoinedCharacters.Joiners;

    private static readonly string[] s_leads =
    [
        "i see that ", "i see ", "i've ", "i have ", "we've ", "we have ", "i ", "it's ", "successfully ", "also ", "now ", "done:",
        "done ", "done.", "as you asked,", "great news:", "good news:", "blocked:", "unfortunately, ", "unfortunately ", "apologize, but ",
        "apologise, but ", "need to inform you that ", "the ", "that ", "this ",
    ];

    /// <summary>The words of a sentence, filled up with those of the next one where they are few.</summary>
    public static string Topic(MessageOutline outline, int index)
    {
        var topic = Trimmed(outline.Sentences[index].Text);
        if (topic.Length < ShortTopic && index + 1 < outline.Sentences.Count && outline.Sentences[index + 1].Kind != PartKind.Heading)
        {
            var next = Trimmed(outline.Sentences[index + 1].Text);
            topic =
                next.Length == 0 ? topic
                : topic.Length == 0 || outline.Sentences[index].IsShort ? next
                : $"{topic}: {next}";
        }

        return Sanitizer.Cut(topic, LongestTopic, Loose);
    }

    /// <summary>The sentence itself, or the next where it is but a word.</summary>
    public static string Summary(MessageOutline outline, int index)
    {
        var text = outline.Sentences[index].Text.Trim();
        if (outline.Sentences[index].IsShort && index + 1 < outline.Sentences.Count)
            text = $"{text} {outline.Sentences[index + 1].Text.Trim()}";
        return Sanitizer.Cut(text.Replace("`", "", StringComparison.Ordinal), LongestSummary, Loose);
    }

    private static string Trimmed(string sentence)
    {
        var text = sentence.Replace("`", "", StringComparison.Ordinal).AsSpan().Trim(" .!:–—,");
        for (var i = 0; i < text.Length && LineMark.IsSymbol(text[i]);)
            text = text[1..];
        var hasLead = true;
        while (hasLead)
        {
            hasLead = false;
            foreach (var lead in s_leads)
            {
                if (text.Length > lead.Length && text.StartsWith(lead, StringComparison.OrdinalIgnoreCase))
                {
                    text = text[lead.Length..].TrimStart(" :–—-");
                    hasLead = true;
                }
            }
        }

        return text.ToString();
    }
}
