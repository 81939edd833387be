using PoolCoordination.Hooks;

namespace PoolCoordination.Cli;

/// <summary><c>pool hook</c>: an event's JSON on standard input, what the hook says on standard output, exit code 0.</summary>
internal static class HookCommand
{
    /// <summary>Reads what may stand after <c>hook</c>: nothing, or where the pool is. False leaves the arguments to the parser.</summary>
    public static bool TryReadPath(string[] arguments, out string? path) => HookArguments.TryRead(arguments.AsSpan(1), out path);

    public static int Run(string? path) => HookProcess.Run(path, PoolOpening.OpenRemote);
}
