using System.CommandLine;
using PoolCoordination.Hygiene;

namespace PoolCoordination.Cli.Help;

/// <summary>What completes a command line: names of commands and options, and the values that they take.</summary>
internal sealed class Completion(RootCommand root)
{
    private const int Longest = 200;
    private const int Most = 200;
    private const string Quotes = "'\"";

    /// <summary>What may stand in the place of the last word. It is for a shell to quote: texts in a pool are others'.</summary>
    /// <param name="words">The words after <c>pool</c>, up to the cursor.</param>
    public IEnumerable<string> Of(string[] words)
    {
        var current = words is [.., var last] ? last.TrimStart(Quotes.ToCharArray()) : "";
        var before = words.Length > 0 ? words[..^1] : [];
        var parsed = root.Parse(before);
        var command = parsed.CommandResult.Command;
        return Candidates(parsed, command, before, current)
            .Select(text => Sanitizer.OneLine(text, Longest))
            .Where(text => text.Length > 0 && text.StartsWith(current, StringComparison.OrdinalIgnoreCase))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.OrdinalIgnoreCase)
            .Take(Most);
    }

    private IEnumerable<string> Candidates(ParseResult parsed, Command command, string[] before, string current)
    {
        List<Option> options = [.. command.Options.Concat(root.Options).Where(option => !option.Hidden)];
        if (before is [.., var previous] && options.Find(option => option.Name == previous || option.Aliases.Contains(previous)) is { } asked && asked.ValueType != typeof(bool))
            return ValuesOf(asked, parsed);
        if (current.StartsWith('-'))
            return options.Select(option => option.Name);
        if (parsed.UnmatchedTokens.Count > 0)
            return [];
        if (command is RootCommand)
            return root.Subcommands.Where(known => !known.Hidden).Select(known => known.Name);
        return ArgumentAt(parsed, command) is { } argument ? ValuesOf(argument, parsed) : [];
    }

    /// <summary>The argument that comes next.</summary>
    private static Argument? ArgumentAt(ParseResult parsed, Command command)
    {
        foreach (var argument in command.Arguments)
        {
            var given = parsed.GetResult(argument)?.Tokens.Count ?? 0;
            if (given < argument.Arity.MaximumNumberOfValues)
                return argument;
        }

        return null;
    }

    private static IEnumerable<string> ValuesOf(Symbol symbol, ParseResult parsed)
    {
        try
        {
            // Here, so that what cannot be read gives nothing.
            return [.. symbol.GetCompletions(parsed.GetCompletionContext()).Select(item => item.InsertText ?? item.Label)];
        }
        catch (Exception exception) when (exception is PoolException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
