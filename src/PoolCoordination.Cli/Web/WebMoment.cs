using PoolCoordination.Board;
using PoolCoordination.Timeline;

namespace PoolCoordination.Cli.Web;

/// <summary>What the tabs of a browser are given at one moment.</summary>
/// <param name="Board">The board.</param>
/// <param name="BoardText">The board as JSON, but for the time at which it was read.</param>
/// <param name="History">What led to it.</param>
internal sealed record WebMoment(PoolBoard Board, string BoardText, TimelineHistory History)
{
    /// <summary>The number of the change that made it.</summary>
    public long Revision => History.Revision;
}
