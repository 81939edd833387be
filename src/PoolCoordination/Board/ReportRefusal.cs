using PoolCoordination.Sessions;

namespace PoolCoordination.Board;

/// <summary>What somebody could not do because of what another holds.</summary>
/// <param name="Instance">The name of the instance that was turned away.</param>
/// <param name="Refusal">What it was about to do, when for the first time, and who held it.</param>
/// <param name="Count">How often.</param>
public sealed record ReportRefusal(string Instance, PoolRefusal Refusal, int Count = 1);
