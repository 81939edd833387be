namespace PoolCoordination.Timeline;

/// <summary>A turn of a session.</summary>
/// <param name="Begin">When its user asked for something.</param>
/// <param name="End">When it was over; null where it goes on.</param>
/// <param name="Topic">What it was about; empty where that is not known.</param>
internal sealed record SessionTurn(DateTimeOffset Begin, DateTimeOffset? End, string Topic);
