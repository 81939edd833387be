using PoolCoordination.Cli.Commands;
using PoolCoordination.Cli.Completion;
using PoolCoordination.Hooks;
using PoolCoordination.Streams;

namespace PoolCoordination.Cli;

internal static class Program
{
    public static int Main(string[] arguments)
    {
        StandardStreams.Reserve();
        // A hook runs at each prompt and each answer: it starts without the parser of command lines, which costs more than its work.
        if (arguments is ["hook", .. var given] && HookCommand.IsFromClient(given))
            return HookCommand.Run(given);
        if (arguments is ["complete", .. var words])
            return CompleteCommand.Run(words);
        if (arguments is [StatusLineCommand.Name])
            return StatusLineCommand.Run();
        return arguments.Length == 0 ? RunBare() : CommandLine.Run(arguments);
    }

    /// <summary>
    /// Without arguments: Copilot reads Claude Code's settings too, and starts the command of a hook without its arguments. A person sees
    /// the status.
    /// </summary>
    private static int RunBare()
    {
        if (!Console.IsInputRedirected)
            return CommandLine.Run(["status"]);
        var input = HookProcess.ReadInput();
        return input.IsEmpty ? CommandLine.Run(["status"]) : HookProcess.Run(input, new HookArguments(), PoolOpening.OpenRemote);
    }
}
