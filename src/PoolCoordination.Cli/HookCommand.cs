using PoolCoordination.Hooks;

namespace PoolCoordination.Cli;

/// <summary><c>pool hook</c>: an event's JSON on standard input, what the hook says on standard output, exit code 0.</summary>
internal static class HookCommand
{
    private static readonly string[] s_help = ["--help", "-h", "-?"];

    /// <summary>
    /// Whether a client starts it: with arguments of a hook, or any others and an event, which they must not keep from being handled. A
    /// person is told of wrong arguments.
    /// </summary>
    public static bool IsFromClient(ReadOnlySpan<string> arguments) =>
        !arguments.ContainsAny(s_help) && (HookArguments.Read(arguments) is not null || Console.IsInputRedirected);

    public static int Run(ReadOnlySpan<string> arguments) => HookProcess.Run(arguments, PoolOpening.OpenRemote);
}
