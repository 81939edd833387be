using PoolCoordination.Board;

namespace PoolCoordination.Timeline;

/// <summary>A pool at one moment: the board, and what led to it.</summary>
/// <param name="Board">The board.</param>
/// <param name="Timeline">What led to it.</param>
public sealed record PoolMoment(PoolBoard Board, PoolTimeline Timeline);
