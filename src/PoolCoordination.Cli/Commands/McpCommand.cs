using System.CommandLine;
using PoolCoordination.Cli.Mcp;

namespace PoolCoordination.Cli.Commands;

/// <summary><c>pool mcp</c>: the pool for agents without hooks, and for models that want to ask.</summary>
internal static class McpCommand
{
    public static Command Create()
    {
        var command = new Command("mcp", "Serve the pool to an agent by the Model Context Protocol, over standard input and output.");
        command.SetAction((parsed, cancellation) => PoolServer.Run(parsed.GetValue(SharedOptions.Pool), cancellation));
        return command;
    }
}
