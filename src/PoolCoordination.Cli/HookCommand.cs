using PoolCoordination.Hooks;

namespace PoolCoordination.Cli;

/// <summary><c>pool hook</c>: an event's JSON on standard input, what the hook says on standard output, exit code 0.</summary>
internal static class HookCommand
{
    /// <summary>Reads what may stand after <c>hook</c>; null leaves the arguments to the parser.</summary>
    public static HookArguments? Read(string[] arguments) => HookArguments.Read(arguments.AsSpan(1));

    public static int Run(HookArguments arguments) => HookProcess.Run(arguments, PoolOpening.OpenRemote);
}
