using System.CommandLine;

namespace PoolCoordination.Cli.Help;

/// <summary>What the words of a command line are, one after the other: commands, options, their values and arguments.</summary>
internal sealed class CommandWords
{
    private bool _isValueGiven;

    private CommandWords(Command root) => Command = root;

    /// <summary>The command that they name.</summary>
    public Command Command { get; private set; }

    /// <summary>The option whose value comes next; null where none does.</summary>
    public Option? Awaiting { get; private set; }

    /// <summary>Whether another option may come next: none awaits its first value, and no <c>--</c> came before.</summary>
    public bool MayBeOption => !HasOnlyArguments && (Awaiting is null || _isValueGiven);

    /// <summary>The options that are there.</summary>
    public HashSet<Option> Given { get; } = [];

    /// <summary>How many arguments of the command are there.</summary>
    public int Arguments { get; private set; }

    /// <summary>What is wrong with the first word that cannot be where it is; null where all can.</summary>
    public string? Fault { get; private set; }

    private bool HasOnlyArguments { get; set; }

    /// <summary>Reads the words that follow the program's name.</summary>
    public static CommandWords Read(Command root, IEnumerable<string> words)
    {
        var read = new CommandWords(root);
        foreach (var word in words)
            read.Add(word);
        return read;
    }

    /// <summary>The options that the command takes, its own first.</summary>
    public static IEnumerable<Option> OptionsOf(Command command) =>
        command.Options.Concat(command.Parents.OfType<Command>().SelectMany(parent => parent.Options.Where(option => option.Recursive)));

    /// <summary>Whether an option has a value, and is not a switch.</summary>
    public static bool TakesValue(Option option) => option.Arity.MaximumNumberOfValues > 0;

    /// <summary>The argument at a position; null where the command takes no more.</summary>
    public static Argument? ArgumentAt(Command command, int position)
    {
        foreach (var argument in command.Arguments)
        {
            if (position < argument.Arity.MaximumNumberOfValues)
                return argument;
            position -= argument.Arity.MaximumNumberOfValues;
        }

        return null;
    }

    /// <summary>The option of a name or alias; null where the command has none.</summary>
    public Option? Find(string name) => OptionsOf(Command).FirstOrDefault(option => option.Name == name || option.Aliases.Contains(name));

    private void Add(string word)
    {
        if (HasOnlyArguments)
            AddArgument(word);
        else if (Awaiting is { } option && TryAddValue(option, word))
            return;
        else if (word == "--")
            HasOnlyArguments = true;
        else if (word.Length > 1 && word[0] == '-')
            AddOption(word);
        else
            AddArgument(word);
    }

    /// <summary>Adds a value; false where an option that takes several has had one, and the word is another option.</summary>
    private bool TryAddValue(Option option, string word)
    {
        var isOption = option.AllowMultipleArgumentsPerToken ? word.Length > 1 && word[0] == '-' : Find(word) is not null;
        if (isOption && !_isValueGiven)
            Report(UsageError.MissingValue(option, word));
        var endsValues = isOption && option.AllowMultipleArgumentsPerToken;
        if (endsValues || !option.AllowMultipleArgumentsPerToken)
            Awaiting = null;
        _isValueGiven = true;
        return !endsValues;
    }

    private void AddOption(string word)
    {
        Awaiting = null;
        var end = word.AsSpan().IndexOfAny('=', ':');
        var name = end < 0 ? word : word[..end];
        if (Find(name) is { } option)
            Await(option, hasValue: end >= 0);
        else if (word.StartsWith("--", StringComparison.Ordinal) || !TryAddBundle(word))
            Report(UsageError.UnknownOption(name, OptionsOf(Command)));
    }

    /// <summary>
    /// Adds options of one letter that are written together, of which the last may be followed by its value: <c>-vn5</c>.
    /// </summary>
    private bool TryAddBundle(string word)
    {
        for (var i = 1; i < word.Length; i++)
        {
            if (Find($"-{word[i]}") is not { } option)
                return false;
            Await(option, hasValue: TakesValue(option) && i + 1 < word.Length);
            if (TakesValue(option))
                break;
        }

        return true;
    }

    private void Await(Option option, bool hasValue)
    {
        Given.Add(option);
        if (hasValue && !TakesValue(option))
            Report(UsageError.UnexpectedValue(option));
        Awaiting = TakesValue(option) && (!hasValue || option.AllowMultipleArgumentsPerToken) ? option : null;
        _isValueGiven = hasValue;
    }

    private void AddArgument(string word)
    {
        Awaiting = null;
        if (Command.Subcommands.Count > 0)
            AddCommand(word);
        else if (ArgumentAt(Command, Arguments++) is null)
            Report(UsageError.UnexpectedArgument(word, Command));
    }

    private void AddCommand(string word)
    {
        if (Command.Subcommands.FirstOrDefault(command => command.Name == word || command.Aliases.Contains(word)) is { } known)
            Command = known;
        else
            Report(UsageError.UnknownCommand(word, Command));
    }

    private void Report(string fault) => Fault ??= fault;
}
