namespace PoolCoordination.Cli.Commands;

/// <summary>Commands for one purpose.</summary>
/// <param name="Title">The purpose.</param>
/// <param name="Commands">The commands.</param>
internal sealed record CommandGroup(string Title, IReadOnlyList<CatalogCommand> Commands);
