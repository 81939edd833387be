namespace PoolCoordination.Blocks;

/// <summary>What stands between two fences.</summary>
/// <param name="FirstLine">The number of the first line in the text, counted from 1.</param>
/// <param name="Lines">The lines without their breaks.</param>
internal sealed record FencedBlock(int FirstLine, List<string> Lines);
