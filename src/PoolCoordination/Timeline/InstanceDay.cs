namespace PoolCoordination.Timeline;

/// <summary>What an instance did in a day, in numbers.</summary>
/// <param name="Instance">The name of the instance.</param>
/// <param name="Completed">How much it completed.</param>
/// <param name="Blocked">For how long it was blocked.</param>
/// <param name="Refusals">How often a claim of its was refused or a change denied.</param>
public sealed record InstanceDay(string Instance, int Completed, TimeSpan Blocked, int Refusals);
