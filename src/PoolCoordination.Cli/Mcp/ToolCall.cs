using PoolCoordination.Entries;
using PoolCoordination.Pools;

namespace PoolCoordination.Cli.Mcp;

/// <summary>A tool's call.</summary>
/// <param name="Pool">The pool.</param>
/// <param name="Caller">Who calls.</param>
/// <param name="Arguments">The arguments.</param>
internal sealed record ToolCall(Pool Pool, Identity Caller, ToolArguments Arguments);
