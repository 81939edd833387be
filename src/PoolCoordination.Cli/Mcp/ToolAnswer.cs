namespace PoolCoordination.Cli.Mcp;

/// <summary>What a tool says to the model.</summary>
/// <param name="Text">The text.</param>
/// <param name="IsRefusal">Whether it could not be done.</param>
internal sealed record ToolAnswer(string Text, bool IsRefusal = false);
