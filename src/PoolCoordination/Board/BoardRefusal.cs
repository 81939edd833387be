using System.Globalization;
using PoolCoordination.Text;

namespace PoolCoordination.Board;

/// <summary>How often one instance met a claim of another in the last day: its own was refused, or its change denied.</summary>
/// <param name="Instance">The name of the instance that was turned away.</param>
/// <param name="Count">How often.</param>
/// <param name="Last">When it happened last.</param>
public sealed record BoardRefusal(string Instance, int Count, DateTimeOffset Last)
{
    /// <summary>Those paths of the claim, as it may be shown, that the instance wanted.</summary>
    public TextList Paths { get; init; } = TextList.Empty;

    /// <summary>The name, and how often where that is more than once.</summary>
    public override string ToString() => Count == 1 ? Instance : string.Create(CultureInfo.InvariantCulture, $"{Instance} {Count}×");
}
