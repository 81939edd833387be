using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using PoolCoordination.Cli.Commands;
using PoolCoordination.Cli.Help;
using PoolCoordination.Cli.Output;
using PoolCoordination.Faults;
using PoolCoordination.Host;
using PoolCoordination.Streams;
using PoolCoordination.Text;

namespace PoolCoordination.Cli;

/// <summary>
/// The commands for people. What they exit with where they did not do what they were asked to, <see cref="ExitCodes"/> lists.
/// </summary>
internal static class CommandLine
{
    private const int LongestMessage = 4000;
    private const int LongestLine = 100;
    private const string Description = "Share completed work, claims, blockers and discoveries between coding agents.";

    /// <summary>How command lines are read: a word that begins with @ is a word, not the name of a file with more of them.</summary>
    public static ParserConfiguration Configuration => new() { ResponseFileTokenReplacer = null };

    public static int Run(string[] arguments)
    {
        var root = Root();
        var parsed = root.Parse(arguments, Configuration);
        using var error = new ErrorWriter(StandardStreams.OpenError());
        // The parser takes an option that a command does not have for an argument or a value.
        var fault = CommandWords.Read(root, arguments).Fault;
        if (parsed.Action is ParseErrorAction || (fault is not null && parsed.Action is not ShowHelp))
            return WriteUsageError(parsed, fault, error);
        try
        {
            return Invoke(parsed, error);
        }
        catch (BrokenPipeException)
        {
            return ExitCodes.BrokenPipe;
        }
    }

    /// <summary>The program with all its commands.</summary>
    public static RootCommand Root()
    {
        var root = new RootCommand(Description) { SharedOptions.Pool };
        root.SetAction(StatusCommand.Print);
        var groups = CommandCatalog.Groups();
        foreach (var known in groups.SelectMany(group => group.Commands))
            root.Add(known.Command);
        // A page is as wide as a usual terminal, wherever it is made.
        var width = Math.Min(Terminal.OfProcess(PoolEnvironment.OfProcess).Width, LongestLine);
        var help = new HelpText(
            Description,
            groups,
            [SharedOptions.Pool, .. root.Options.OfType<HelpOption>(), .. root.Options.OfType<VersionOption>()],
            width
        );
        root.Add(HelpCommand.Create(help));
        // A word that follows a switch is never its value.
        foreach (var option in root.Subcommands.SelectMany(command => command.Options).Where(option => option.ValueType == typeof(bool)))
            option.Arity = ArgumentArity.Zero;
        // 'pool complete' takes the place of the parser's own way to complete.
        root.Directives.Clear();
        foreach (var option in root.Options.OfType<HelpOption>())
            option.Action = new ShowHelp(help);
        return root;
    }

    private static int Invoke(ParseResult parsed, TextWriter error)
    {
        // Closed by nobody: what it could not write it would try to write once more.
        var output = new StreamWriter(StandardStreams.OpenOutput(), ConsoleEncoding.OfOutput(IsJson(parsed)))
        {
            NewLine = "\n",
        };
        var configuration = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            Output = output,
            Error = error,
        };
        try
        {
            var code = parsed.Invoke(configuration);
            output.Flush();
            return code;
        }
        catch (Exception exception) when (exception is PoolException or IOException or UnauthorizedAccessException)
        {
            TryFlush(output);
            error.WriteLine($"pool: {Sanitizer.OneLine(exception.Message, LongestMessage)}");
            return ExitCodes.Failed;
        }
    }

    private static bool IsJson(ParseResult parsed) =>
        parsed.CommandResult.Command.Options.Any(option => option.Name == "--json" && parsed.GetResult(option) is { Implicit: false });

    /// <summary>Writes what a command printed before it failed. Where that fails, the message says why already.</summary>
    private static void TryFlush(StreamWriter output)
    {
        try
        {
            output.Flush();
        }
        catch (IOException)
        {
            // As above.
        }
    }

    private static int WriteUsageError(ParseResult parsed, string? fault, TextWriter error)
    {
        var command = parsed.CommandResult.Command;
        var message = fault ?? UsageError.Of([.. parsed.Errors.Select(each => each.Message)], command, parsed.RootCommandResult.Command);
        error.WriteLine($"pool: {Sanitizer.OneLine(message, LongestMessage)}");
        error.WriteLine(command is RootCommand ? "See 'pool help'." : $"See 'pool {command.Name} --help'.");
        return ExitCodes.WrongUsage;
    }
}
