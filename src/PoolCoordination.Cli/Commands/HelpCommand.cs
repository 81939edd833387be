using System.CommandLine;
using PoolCoordination.Cli.Help;

namespace PoolCoordination.Cli.Commands;

/// <summary><c>pool help</c>: the help of all commands or of one.</summary>
internal static class HelpCommand
{
    public static Command Create(HelpText help)
    {
        var name = new Argument<string?>("command")
        {
            Description = "The command; if omitted, all commands are listed.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        name.CompletionSources.Add([.. help.CommandNames]);
        var markdown = new Option<bool>("--markdown") { Description = "Print the page docs/cli.md.", Hidden = true };
        var command = new Command("help", "Show help for pool or for a command.") { name, markdown };
        command.SetAction(parsed =>
        {
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(markdown))
            {
                output.Write(help.Markdown());
                return 0;
            }

            if (parsed.GetValue(name) is not { } known || known == parsed.CommandResult.Command.Name)
            {
                output.Write(help.All());
                return 0;
            }

            if (help.Of(known) is not { } text)
            {
                SharedOptions.Notify($"Unknown command '{known}'.{Suggestion.Sentence(known, help.CommandNames)}");
                return ExitCodes.WrongUsage;
            }

            output.Write(text);
            return 0;
        });
        return command;
    }
}
