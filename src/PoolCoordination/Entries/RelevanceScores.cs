using System.Globalization;

namespace PoolCoordination.Entries;

/// <summary>Instance, ignoring case → score between 0 and 1. As a text it is its scores, the highest first: <c>C 0.88, A 0.12</c>.</summary>
public sealed class RelevanceScores() : Dictionary<string, double>(StringComparer.OrdinalIgnoreCase)
{
    /// <inheritdoc/>
    public override string ToString() =>
        string.Join(
            ", ",
            this.OrderByDescending(score => score.Value).Select(score => string.Create(CultureInfo.InvariantCulture, $"{score.Key} {score.Value:0.00}"))
        );
}
