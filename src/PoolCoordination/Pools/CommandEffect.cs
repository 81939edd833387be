using PoolCoordination.Shell;
using PoolCoordination.Text;

namespace PoolCoordination.Pools;

/// <summary>One thing that a line of commands would do.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Command">The command in two words at most, such as <c>git stash</c>.</param>
/// <param name="Paths">The absolute paths of what it would do that to; a folder stands for what is in it. None where it has none.</param>
public sealed record CommandEffect(ShellEffectKind Kind, string Command, TextList Paths);
