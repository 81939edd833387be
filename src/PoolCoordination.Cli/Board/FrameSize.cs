namespace PoolCoordination.Cli.Board;

/// <summary>The size of a terminal in cells.</summary>
/// <param name="Width">How many cells a line has.</param>
/// <param name="Height">How many lines there are.</param>
internal readonly record struct FrameSize(int Width, int Height);
