using PoolCoordination.Sessions;

namespace PoolCoordination.Board;

/// <summary>What somebody could not do because of what another holds.</summary>
/// <param name="Instance">The name of the instance that was turned away.</param>
/// <param name="Refusal">What it was about to do, when, and who held it.</param>
public sealed record ReportRefusal(string Instance, PoolRefusal Refusal);
