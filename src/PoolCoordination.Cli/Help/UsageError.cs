using System.CommandLine;

namespace PoolCoordination.Cli.Help;

/// <summary>What is said of wrong usage: in words of the command line, and with what was probably meant.</summary>
internal static class UsageError
{
    // As the parser writes them in English, which is the only language here.
    private const string Unrecognized = "Unrecognized command or argument";
    private const string Unparsable = "Cannot parse argument";
    private const string NotAmong = "not recognized. Must be one of:";
    private const string Missing = "Required argument missing for";

    /// <summary>What is wrong, for a person.</summary>
    /// <param name="messages">What the parser says: a word that it does not know is the fault from which others follow.</param>
    /// <param name="command">The command that was used.</param>
    /// <param name="root">The command that has all others.</param>
    public static string Of(IReadOnlyList<string> messages, Command command, Command root)
    {
        var message = messages.FirstOrDefault(one => one.StartsWith(Unrecognized, StringComparison.Ordinal)) ?? messages[0];
        if (message.StartsWith(Unrecognized, StringComparison.Ordinal))
            return OfUnrecognized(Quoted(message, 0), command, root);
        if (message.StartsWith(Missing, StringComparison.Ordinal))
            return OfMissing(Quoted(message, 0), command);
        if (message.Split(NotAmong) is [var wrong, var values])
            return $"'{Quoted(wrong, 0)}' is not a valid value; use {string.Join(", ", values.Split('\'').Where((_, i) => i % 2 == 1))}.";
        if (!message.StartsWith(Unparsable, StringComparison.Ordinal))
            return message;
        var name = Quoted(message, 1);
        var accepted = command.Options.FirstOrDefault(known => known.Name == name)?.HelpName;
        return $"'{Quoted(message, 0)}' is not a valid value for {name}{(accepted is null ? "" : $"; use {accepted}")}.";
    }

    /// <summary>A command does not exist.</summary>
    public static string UnknownCommand(string word, Command root)
    {
        var names = root.Subcommands.Where(known => !known.Hidden).Select(known => known.Name);
        return $"Unknown command '{word}'.{Suggestion.Sentence(word, names)}";
    }

    /// <summary>A command does not have an option.</summary>
    public static string UnknownOption(string word, IEnumerable<Option> options) =>
        $"Unknown option '{word}'.{Suggestion.Sentence(word, options.Where(option => !option.Hidden).Select(option => option.Name))}";

    /// <summary>A command takes no more arguments.</summary>
    public static string UnexpectedArgument(string word, Command command) =>
        command.Arguments.Count > 0
            ? $"Unexpected argument '{word}'."
            : $"Unexpected argument '{word}'; 'pool {command.Name}' takes only options.";

    /// <summary>Another option stands in the place of an option's value.</summary>
    public static string MissingValue(Option option, string next) =>
        $"{option.Name} needs a value, but '{next}' follows; write {option.Name}=VALUE if the value begins with '-'.";

    /// <summary>An option that takes no value is given one.</summary>
    public static string UnexpectedValue(Option option) => $"{option.Name} takes no value.";

    private static string OfMissing(string name, Command command)
    {
        if (CommandWords.OptionsOf(command).FirstOrDefault(known => known.Name == name || known.Aliases.Contains(name)) is { } option)
            return $"{name} needs a value: {name} {(option.HelpName ?? "value").ToUpperInvariant()}.";
        var needed = command
            .Arguments.Where(argument => argument.Arity.MinimumNumberOfValues > 0)
            .Select(argument => (argument.HelpName ?? argument.Name).ToUpperInvariant());
        return $"'pool {command.Name}' needs {string.Join(" and ", needed)}.";
    }

    private static string OfUnrecognized(string word, Command command, Command root) =>
        word.StartsWith('-') ? UnknownOption(word, CommandWords.OptionsOf(command))
        : command == root ? UnknownCommand(word, root)
        : UnexpectedArgument(word, command);

    /// <summary>What stands in the quotation marks of a message that comes at a number, from 0 on.</summary>
    private static string Quoted(string message, int number) =>
        message.Split('\'') is { } parts && parts.Length > (number * 2) + 1 ? parts[(number * 2) + 1] : "";
}
