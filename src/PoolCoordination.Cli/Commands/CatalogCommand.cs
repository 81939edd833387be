using System.CommandLine;

namespace PoolCoordination.Cli.Commands;

/// <summary>A command with examples of its use.</summary>
/// <param name="Command">The command.</param>
/// <param name="Examples">Command lines.</param>
internal sealed record CatalogCommand(Command Command, params IReadOnlyList<string> Examples);
