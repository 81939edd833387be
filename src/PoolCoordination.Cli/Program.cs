namespace PoolCoordination.Cli;

internal static class Program
{
    public static int Main(string[] arguments) =>
        // A hook runs at each prompt and each answer: it starts without the parser of command lines, which costs more than its work.
        arguments is ["hook", ..] && HookCommand.TryReadPath(arguments, out var path) ? HookCommand.Run(path) : CommandLine.Run(arguments);
}
