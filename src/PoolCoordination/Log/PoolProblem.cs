namespace PoolCoordination.Log;

/// <summary>Something that is wrong with a pool.</summary>
/// <param name="Kind">What it concerns.</param>
/// <param name="Message">What is wrong, with which value, and what would be right.</param>
public sealed record PoolProblem(PoolProblemKind Kind, string Message);
