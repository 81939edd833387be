namespace PoolCoordination.Cli.Output;

/// <summary>A column of a table.</summary>
/// <param name="Header">What stands above it.</param>
/// <param name="Least">The number of cells to which it may shrink where the table is too wide; a narrow terminal takes more.</param>
/// <param name="Usual">The number of cells that it gets where its texts are not known yet.</param>
internal sealed record Column(string Header, int Least, int Usual);
