using PoolCoordination.Claims;

namespace PoolCoordination.Board;

/// <summary>A held claim on a board.</summary>
/// <param name="Claim">The claim, as it may be shown.</param>
/// <param name="Project">The name of its project; empty where that is not known.</param>
/// <param name="Refusals">Who was turned away by it in the last day, the last one first.</param>
public sealed record BoardClaim(Claim Claim, string Project, IReadOnlyList<BoardRefusal> Refusals)
{
    /// <summary>How often others were turned away by it.</summary>
    public int RefusalCount => Refusals.Sum(refusal => refusal.Count);

    /// <summary>The holder, the topic, until when, and who was turned away.</summary>
    public override string ToString() => $"{Claim}{(Refusals.Count == 0 ? "" : $" (refused to {string.Join(", ", Refusals)})")}";
}
