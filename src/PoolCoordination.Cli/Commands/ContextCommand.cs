using System.CommandLine;
using PoolCoordination.Entries;
using PoolCoordination.Pools;

namespace PoolCoordination.Cli.Commands;

/// <summary><c>pool context</c>: what an instance is shown at its session's start.</summary>
internal static class ContextCommand
{
    public static Command Create()
    {
        var full = new Option<bool>("--full") { Description = "Show entries in full, as POOL_COMPACT=0 does." };
        var instance = SharedOptions.Instance("The instance (default: CLAUDE_INSTANCE).");
        var command = new Command("context", "Show the context that an instance gets when its session starts.") { full, instance };
        command.SetAction(parsed =>
        {
            var pool = parsed.OpenPool(PoolUse.Entries);
            var reader = Identity.Named(pool.Environment, parsed.GetValue(instance));
            parsed.InvocationConfiguration.Output.Write(pool.Context(reader).Text(parsed.GetValue(full) || pool.Environment.IsFullContext));
        });
        return command;
    }
}
