using System.CommandLine;
using System.CommandLine.Completions;
using PoolCoordination.Cli.Help;

namespace PoolCoordination.Cli.Completion;

/// <summary>What can stand at the cursor: words, or the paths of files, which the shell knows best.</summary>
/// <param name="Words">The words.</param>
/// <param name="ArePaths">Whether the shell completes a path.</param>
internal sealed record Candidates(IReadOnlyList<Candidate> Words, bool ArePaths = false)
{
    private const int Most = 500;

    /// <summary>Nothing.</summary>
    public static Candidates None { get; } = new([]);

    /// <summary>The candidates for a word.</summary>
    /// <param name="root">The commands.</param>
    /// <param name="before">The words before the cursor's, without the program's name and without quoting.</param>
    /// <param name="current">The cursor's word up to the cursor.</param>
    public static Candidates Of(RootCommand root, IReadOnlyList<string> before, string current)
    {
        var words = CommandWords.Read(root, before);
        var isOption = words.MayBeOption && current.StartsWith('-');
        var context = new Lazy<CompletionContext>(() => root.Parse(before, CommandLine.Configuration).GetCompletionContext());
        if (words.Awaiting is { } awaiting && !isOption)
            return OfValue(awaiting.CompletionSources, context.Value, "", current, awaiting);
        if (isOption && current.IndexOf('=') is > 0 and var end)
        {
            var prefix = current[..(end + 1)];
            return words.Find(current[..end]) is { } option
                ? OfValue(option.CompletionSources, context.Value, prefix, current, option)
                : None;
        }

        if (isOption)
            return Starting(current, Options(words, current));
        if (words.Command.Subcommands.Count > 0)
            return Starting(current, Commands(words.Command));
        var argument = CommandWords.ArgumentAt(words.Command, words.Arguments);
        var values = argument is null ? None : OfValue(argument.CompletionSources, context.Value, "", current, option: null);
        if (values.ArePaths || values.Words.Count > 0)
            return values;
        return current.Length == 0 && words.MayBeOption ? Starting(current, Options(words, current)) : None;
    }

    private static Candidates OfValue(
        IEnumerable<Func<CompletionContext, IEnumerable<CompletionItem>>> sources,
        CompletionContext context,
        string prefix,
        string current,
        Option? option
    )
    {
        List<CompletionItem> items = [.. sources.SelectMany(source => source(context))];
        var arePaths = items.RemoveAll(item => ReferenceEquals(item, PoolValues.Path)) > 0;
        // Of values with commas between them, the last is completed.
        var isList = option?.ValueType == typeof(string[]);
        if (isList && current.LastIndexOf(',') is >= 0 and var comma)
        {
            string[] given = current[prefix.Length..comma].Split(',');
            prefix = current[..(comma + 1)];
            items.RemoveAll(item => given.Contains(item.Label, StringComparer.OrdinalIgnoreCase));
        }

        var words = Starting(current, items.Select(item => new Candidate(prefix + item.Label, item.Detail ?? "")));
        // Words are offered beside paths only once one of them is begun, as the shell completes either.
        return arePaths && (current.Length == prefix.Length || words.Words.Count == 0) ? new Candidates([], ArePaths: true) : words;
    }

    private static IEnumerable<Candidate> Commands(Command parent) =>
        parent.Subcommands.Where(command => !command.Hidden).Select(command => new Candidate(command.Name, command.Description ?? ""));

    private static IEnumerable<Candidate> Options(CommandWords words, string current)
    {
        foreach (var option in CommandWords.OptionsOf(words.Command))
        {
            if (option.Hidden || (words.Given.Contains(option) && option.ValueType != typeof(string[])))
                continue;
            var name = option.Aliases.Contains(current) ? current : option.Name;
            yield return new Candidate(name, option.Description ?? "");
        }
    }

    private static Candidates Starting(string current, IEnumerable<Candidate> candidates) =>
        new(
            [
                .. candidates
                    .Where(candidate => candidate.Word.StartsWith(current, StringComparison.OrdinalIgnoreCase))
                    .DistinctBy(candidate => candidate.Word, StringComparer.OrdinalIgnoreCase)
                    .Take(Most),
            ]
        );
}
