namespace PoolCoordination.Pools;

/// <summary>A name or topic of a pool that completes what somebody types.</summary>
/// <param name="Text">The name or topic, as one line of plain text.</param>
/// <param name="Description">What it is; empty where there is nothing to say.</param>
public sealed record PoolSuggestion(string Text, string Description);
