using System.CommandLine;
using System.CommandLine.Invocation;
using System.Text;
using PoolCoordination.Cli.Commands;
using PoolCoordination.Cli.Output;
using PoolCoordination.Hygiene;

namespace PoolCoordination.Cli;

/// <summary>The commands for people. Exit codes: 0 done, 1 failed with a message on standard error, 2 wrong usage, 3 claimed by another.</summary>
internal static class CommandLine
{
    private const int Done = 0;
    private const int Failed = 1;
    private const int WrongUsage = 2;
    private const int LongestMessage = 4000;

    public static int Run(string[] arguments)
    {
        var root = new RootCommand("Share what Claude Code instances have done, claimed, found and are blocked by.")
        {
            SharedOptions.Pool,
            HookLineCommand.Create(),
            ContextCommand.Create(),
            ListCommand.Create(),
            AddCommand.Create(),
            ClaimsCommand.Create(),
            UnlockCommand.Create(),
            DomainCommand.Create(),
            OptionCommand.Create(),
            InstallCommand.Create(),
            UninstallCommand.Create(),
            WatchCommand.Create(),
            InitCommand.Create(),
            TrustCommand.Create(),
            CompactCommand.Create(),
            CopyCommand.Create(),
            CheckCommand.Create(),
            DetectCommand.Create(),
        };
        var parsed = root.Parse(arguments);
        if (parsed.Action is ParseErrorAction)
            return Refuse(parsed);
        try
        {
            using var output = new StreamWriter(StandardStreams.OpenOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
            return Invoke(parsed, output);
        }
        catch (ReaderGoneException)
        {
            return Done;
        }
    }

    private static int Invoke(ParseResult parsed, StreamWriter output)
    {
        var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = output };
        try
        {
            return parsed.Invoke(configuration);
        }
        catch (Exception exception) when (exception is PoolException or IOException or UnauthorizedAccessException)
        {
            output.Flush();
            Console.Error.WriteLine($"pool: {Sanitizer.OneLine(exception.Message, LongestMessage)}");
            return Failed;
        }
    }

    private static int Refuse(ParseResult parsed)
    {
        foreach (var error in parsed.Errors)
            Console.Error.WriteLine($"pool: {error.Message}");
        var command = parsed.CommandResult.Command is RootCommand ? "pool" : $"pool {parsed.CommandResult.Command.Name}";
        Console.Error.WriteLine($"'{command} --help' tells what it takes.");
        return WrongUsage;
    }
}
