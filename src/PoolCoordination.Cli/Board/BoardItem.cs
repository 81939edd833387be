namespace PoolCoordination.Cli.Board;

/// <summary>A row of a board, wherever it stands in the next one.</summary>
/// <param name="Section">Its section.</param>
/// <param name="Id">The id of the session, the claim or the entry.</param>
internal sealed record BoardItem(BoardSection Section, string Id);
