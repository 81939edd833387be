using System.CommandLine;

namespace PoolCoordination.Cli.Help;

/// <summary>What is said of wrong usage: in words of the command line, and with what was probably meant.</summary>
internal static class UsageError
{
    // As the parser writes them in English, which is the only language here.
    private const string Unrecognized = "Unrecognized command or argument";
    private const string Unparsable = "Cannot parse argument";

    /// <summary>What is wrong, for a person.</summary>
    /// <param name="messages">What the parser says: a word that it does not know is the fault from which others follow.</param>
    /// <param name="command">The command that was used.</param>
    /// <param name="root">The command that has all others.</param>
    public static string Of(IReadOnlyList<string> messages, Command command, Command root)
    {
        var message = messages.FirstOrDefault(one => one.StartsWith(Unrecognized, StringComparison.Ordinal)) ?? messages[0];
        if (message.StartsWith(Unrecognized, StringComparison.Ordinal))
            return OfUnrecognized(Quoted(message, 0), command, root);
        if (!message.StartsWith(Unparsable, StringComparison.Ordinal))
            return message;
        var name = Quoted(message, 1);
        var accepted = command.Options.FirstOrDefault(known => known.Name == name)?.HelpName;
        return $"'{Quoted(message, 0)}' is not a valid value for {name}{(accepted is null ? "" : $"; use {accepted}")}.";
    }

    private static string OfUnrecognized(string word, Command command, Command root)
    {
        if (word.StartsWith('-'))
            return $"There is no option '{word}'.{Suggestion.Sentence(word, command.Options.Concat(root.Options).Where(option => !option.Hidden).Select(option => option.Name))}";
        return command == root
            ? $"There is no command '{word}'.{Suggestion.Sentence(word, root.Subcommands.Where(known => !known.Hidden).Select(known => known.Name))}"
            : $"'{word}' is one argument too many.";
    }

    /// <summary>What stands in the quotation marks of a message that comes at a number, from 0 on.</summary>
    private static string Quoted(string message, int number) => message.Split('\'') is { } parts && parts.Length > (number * 2) + 1 ? parts[(number * 2) + 1] : "";
}
