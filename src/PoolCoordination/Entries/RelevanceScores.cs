using System.Collections.ObjectModel;
using System.Globalization;

namespace PoolCoordination.Entries;

/// <summary>Instance, ignoring case → score between 0 and 1. As text it is its scores, the highest first: <c>C 0.88, A 0.12</c>.</summary>
public sealed class RelevanceScores : ReadOnlyDictionary<string, double>
{
    private RelevanceScores(Dictionary<string, double> scores)
        : base(scores) { }

    /// <summary>No scores.</summary>
    public static new RelevanceScores Empty { get; } = new([]);

    /// <summary>
    /// The scores, copied so that nothing changes them afterwards; of instances that differ in case only, the last counts.
    /// </summary>
    public static RelevanceScores Of(IEnumerable<KeyValuePair<string, double>> scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        if (scores is RelevanceScores known)
            return known;
        var copy = new Dictionary<string, double>(StringComparer.OrdinalIgnoreCase);
        foreach (var (instance, score) in scores)
            copy[instance] = score;
        return copy.Count == 0 ? Empty : new RelevanceScores(copy);
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        List<string> instances = [.. Keys];
        instances.Sort((one, other) => this[other].CompareTo(this[one]));
        return string.Join(
            ", ",
            instances.ConvertAll(instance => string.Create(CultureInfo.InvariantCulture, $"{instance} {this[instance]:0.00}"))
        );
    }
}
