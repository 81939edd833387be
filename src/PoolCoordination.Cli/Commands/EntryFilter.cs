using System.CommandLine;
using PoolCoordination.Entries;

namespace PoolCoordination.Cli.Commands;

/// <summary>The options by which commands choose entries.</summary>
internal sealed class EntryFilter
{
    private readonly Option<string?> _instance = SharedOptions.Instance("Entries of an instance; * and ? are wildcards.");
    private readonly Option<string?> _action = SharedOptions.Action("Entries with this action.");
    private readonly Option<string?> _topic = new("--topic", "-t") { Description = "Entries with this text in their topic; * and ? are wildcards.", HelpName = "text" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_instance);
        command.Add(_action);
        command.Add(_topic);
    }

    /// <summary>What the command line asks for.</summary>
    public PoolQuery Query(ParseResult parsed) =>
        new()
        {
            Instance = parsed.GetValue(_instance),
            Action = parsed.GetValue(_action) is { } word ? PoolActionName.Parse(word) : null,
            Topic = parsed.GetValue(_topic),
        };
}
