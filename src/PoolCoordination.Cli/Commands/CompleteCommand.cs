using System.CommandLine;
using PoolCoordination.Cli.Help;

namespace PoolCoordination.Cli.Commands;

/// <summary><c>pool complete</c>: what the scripts of <see cref="CompletionCommand"/> ask, with the words of a command line up to the cursor.</summary>
internal static class CompleteCommand
{
    public static Command Create(RootCommand root)
    {
        var words = new Argument<string[]>("word") { Description = "The words, of which the last one is to be completed.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("complete", "Print the completions of a command line.") { words };
        command.Hidden = true;
        command.SetAction(parsed =>
        {
            foreach (var completion in new Completion(root).Of(parsed.GetValue(words) ?? []))
                parsed.InvocationConfiguration.Output.WriteLine(completion);
        });
        return command;
    }
}
