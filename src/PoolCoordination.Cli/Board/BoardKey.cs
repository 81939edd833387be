namespace PoolCoordination.Cli.Board;

/// <summary>A key that was pressed.</summary>
/// <param name="Kind">Which one.</param>
/// <param name="Text">What it types; empty for a key that types nothing.</param>
internal readonly record struct BoardKey(BoardKeyKind Kind, string Text = "");
