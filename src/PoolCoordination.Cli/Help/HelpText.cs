using System.CommandLine;
using System.Text;
using PoolCoordination.Cli.Commands;
using PoolCoordination.Cli.Output;

namespace PoolCoordination.Cli.Help;

/// <summary>
/// The help of all commands, for a terminal and as the page <c>docs/cli.md</c>; both are made from the commands themselves.
/// </summary>
internal sealed class HelpText(string description, IReadOnlyList<CommandGroup> groups, IReadOnlyList<Option> shared, int width)
{
    private const int Gap = 3;

    /// <summary>The names of all commands.</summary>
    public IEnumerable<string> CommandNames =>
        groups.SelectMany(group => group.Commands).Select(known => known.Command.Name).Append("help");

    /// <summary>The commands in their groups.</summary>
    public string All()
    {
        var text = new StringBuilder($"{description}\n\nUsage:\n  pool COMMAND [options]\n");
        var column = groups.SelectMany(group => group.Commands).Max(known => known.Command.Name.Length) + Gap;
        foreach (var group in groups)
        {
            text.Append($"\n{group.Title}:\n");
            foreach (var known in group.Commands)
                AppendRow(text, known.Command.Name, known.Command.Description!, column);
        }

        text.Append("\nOptions:\n");
        AppendOptions(text, shared);
        return text.Append("\n'pool help COMMAND' shows the options and examples of a command;\n'pool' alone shows the status.\n")
            .ToString();
    }

    /// <summary>The help of a command; null where there is none of that name.</summary>
    public string? Of(string name) =>
        groups.SelectMany(group => group.Commands).FirstOrDefault(known => known.Command.Name == name) is { } found ? Of(found) : null;

    /// <summary>All of it as a page.</summary>
    public string Markdown()
    {
        var text = new StringBuilder("# The command line\n\n")
            .Append(description)
            .Append(" This page is the output of `pool help --markdown`.\n");
        foreach (var group in groups)
        {
            text.Append($"\n## {group.Title}\n");
            foreach (var known in group.Commands)
                text.Append(
                    $"\n### pool {known.Command.Name}\n\n{known.Command.Description}\n\n```text\n{UsageOf(known.Command)}\n"
                        + $"{Details(known, headed: true).TrimEnd()}\n```\n"
                );
        }

        var all = new StringBuilder();
        AppendOptions(all, shared);
        return text.Append("\n## Options of all commands\n\n```text\n").Append(all).Append("```\n").ToString();
    }

    private string Of(CatalogCommand known) =>
        $"{Wrapped(known.Command.Description!)}\n\nUsage:\n  {UsageOf(known.Command)}\n{Details(known, headed: true)}";

    private string Details(CatalogCommand known, bool headed)
    {
        var text = new StringBuilder();
        if (known.Command.Arguments.Count > 0)
        {
            var column = known.Command.Arguments.Max(argument => argument.Name.Length) + Gap;
            text.Append(headed ? "\nArguments:\n" : "");
            foreach (var argument in known.Command.Arguments)
                AppendRow(text, argument.Name, argument.Description!, column);
        }

        if (known.Command.Options.Any(option => !option.Hidden))
        {
            text.Append("\nOptions:\n");
            AppendOptions(text, known.Command.Options.Where(option => !option.Hidden));
        }

        if (known.Examples.Count > 0)
            text.Append("\nExamples:\n").AppendJoin('\n', known.Examples.Select(example => "  " + example)).Append('\n');
        return text.ToString();
    }

    private static string UsageOf(Command command)
    {
        var usage = new StringBuilder($"pool {command.Name}");
        foreach (var option in command.Options.Where(option => option.Required))
            usage.Append($" {option.Name} {ValueOf(option)}");
        foreach (var argument in command.Arguments)
            usage.Append(
                argument.Arity.MaximumNumberOfValues > 1 ? $" [{argument.Name}...]"
                : argument.Arity.MinimumNumberOfValues == 0 ? $" [{argument.Name}]"
                : $" {argument.Name}"
            );
        return command.Options.Any(option => !option.Required && !option.Hidden) ? usage.Append(" [options]").ToString() : usage.ToString();
    }

    private void AppendOptions(StringBuilder text, IEnumerable<Option> options)
    {
        List<(string Name, string Description)> rows = [.. options.Select(option => (NameOf(option), option.Description!))];
        foreach (var (name, description) in rows)
            AppendRow(text, name, description, rows.Max(row => row.Name.Length) + Gap);
    }

    private static string NameOf(Option option)
    {
        var shorter = option.Aliases.FirstOrDefault(alias => !alias.StartsWith("--", StringComparison.Ordinal));
        var value = option.Arity.MaximumNumberOfValues > 0 ? ValueOf(option) : null;
        return $"{(shorter is null ? "    " : shorter + ", ")}{option.Name}{(value is null ? "" : " " + value)}";
    }

    private static string? ValueOf(Option option) => option.ValueType == typeof(bool) ? null : $"<{option.HelpName ?? "value"}>";

    private void AppendRow(StringBuilder text, string name, string described, int column)
    {
        var lines = TextWidth.Wrap(described, Math.Max(30, width - column - 2)).ToList();
        text.Append("  ").Append(name.PadRight(column)).Append(lines[0]).Append('\n');
        foreach (var line in lines.Skip(1))
            text.Append(' ', column + 2).Append(line).Append('\n');
    }

    private string Wrapped(string text) => string.Join('\n', TextWidth.Wrap(text, width));
}
