using System.Text;
using PoolCoordination.Detection;

namespace PoolCoordination.Tests.Detection;

/// <summary>What was detected in labelled answers, counted by label.</summary>
internal sealed class ConfusionTable
{
    private static readonly string[] s_labels = ["completed", "blocked", "none"];

    private readonly int[,] _counts = new int[s_labels.Length, s_labels.Length];
    private readonly List<string> _differences = [];
    private int _hits;
    private int _topicHits;

    public ConfusionTable(IEnumerable<LabelledAnswer> answers)
    {
        foreach (var answer in answers)
            Add(answer, EntryDetector.Detect(answer.Text));
    }

    public double TopicRate => (double)_topicHits / _hits;

    public double Precision(string label) => (double)Count(label, label) / s_labels.Sum(other => Count(other, label));

    public double Recall(string label) => (double)Count(label, label) / s_labels.Sum(other => Count(label, other));

    public override string ToString()
    {
        var text = new StringBuilder("expected \\ detected  completed  blocked  none\n");
        foreach (var label in s_labels)
            text.AppendLine($"{label,-19}{Count(label, "completed"),11}{Count(label, "blocked"),9}{Count(label, "none"),6}");
        foreach (var label in s_labels[..2])
            text.AppendLine($"{label}: precision {Precision(label):F2}, recall {Recall(label):F2}");
        text.AppendLine($"topics: {TopicRate:F2} of {_hits}");
        return text.AppendJoin('\n', _differences).ToString();
    }

    private void Add(LabelledAnswer answer, DetectedEntry? detected)
    {
        var label = detected?.Action.ToString().ToLowerInvariant() ?? "none";
        _counts[Array.IndexOf(s_labels, answer.Expect), Array.IndexOf(s_labels, label)]++;
        if (label != answer.Expect)
        {
            _differences.Add($"{answer.Id}: {label}, not {answer.Expect}");
        }
        else if (detected is not null)
        {
            _hits++;
            if (answer.TopicAny.Any(word => detected.Topic.Contains(word, StringComparison.OrdinalIgnoreCase)))
                _topicHits++;
            else
                _differences.Add($"{answer.Id}: topic '{detected.Topic}'");
        }
    }

    private int Count(string expected, string detected) => _counts[Array.IndexOf(s_labels, expected), Array.IndexOf(s_labels, detected)];
}
