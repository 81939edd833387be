namespace PoolCoordination.Blocks;

/// <summary>What stands between two fences.</summary>
/// <param name="FirstLine">The number of the first line in the text, counted from 1.</param>
/// <param name="Lines">The lines without their breaks.</param>
/// <param name="IsNamed">Whether the fence is named <c>pool</c>; else it has no name.</param>
internal sealed record FencedBlock(int FirstLine, List<string> Lines, bool IsNamed);
