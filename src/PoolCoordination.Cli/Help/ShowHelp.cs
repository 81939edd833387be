using System.CommandLine;
using System.CommandLine.Invocation;

namespace PoolCoordination.Cli.Help;

/// <summary>What <c>--help</c> does.</summary>
internal sealed class ShowHelp(HelpText help) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        var command = parseResult.CommandResult.Command;
        parseResult.InvocationConfiguration.Output.Write(command is RootCommand ? help.All() : help.Of(command.Name) ?? help.All());
        return 0;
    }
}
