namespace PoolCoordination.Timeline;

/// <summary>A time in which a lane was blocked.</summary>
/// <param name="Lane">The id of the lane.</param>
/// <param name="From">When it began.</param>
/// <param name="To">When it ended; the present where it goes on.</param>
internal readonly record struct BlockedSpan(string Lane, DateTimeOffset From, DateTimeOffset To);
