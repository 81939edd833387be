using System.CommandLine;
using PoolCoordination.Cli.Help;
using PoolCoordination.Entries;
using PoolCoordination.Pools;

namespace PoolCoordination.Cli.Commands;

/// <summary>The options by which commands choose entries, or claims alone.</summary>
/// <param name="noun">What is chosen; claims have no other action.</param>
internal sealed class EntryFilter(string noun = EntryFilter.Entries)
{
    private const string Entries = "entries";

    private readonly Option<string[]> _instances = new("--instance", "-i")
    {
        Description = $"Only {noun} by these instances, separated by commas; * and ? are wildcards.",
        HelpName = "names",
    };

    private readonly Option<string[]> _actions = SharedOptions.Actions("Only entries with these actions, separated by commas:");

    private readonly Option<string?> _topic = new("--topic", "-t")
    {
        Description = $"Only {noun} with this text in their topic; * and ? are wildcards.",
        HelpName = "text",
    };

    private readonly Option<string?> _search = new("--search")
    {
        Description = $"Only {noun} with this text in their topic, summary or paths; * and ? are wildcards.",
        HelpName = "text",
    };

    private readonly Option<string?> _affects = new("--affects")
    {
        Description = $"Only {noun} that affect this file or folder.",
        HelpName = "path",
        CompletionSources = { PoolValues.Paths },
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        _instances.CompletionSources.Add(PoolValues.Instances);
        _topic.CompletionSources.Add(PoolValues.Topics);
        command.Add(_instances);
        if (noun == Entries)
            command.Add(_actions);
        command.Add(_topic);
        command.Add(_search);
        command.Add(_affects);
    }

    /// <summary>What the command line asks for.</summary>
    public PoolQuery Query(ParseResult parsed) =>
        new()
        {
            Instances = SharedOptions.Split(parsed.GetValue(_instances)),
            Actions = [.. SharedOptions.Split(parsed.GetValue(_actions)).Select(PoolActionName.Parse)],
            Topic = parsed.GetValue(_topic),
            Search = parsed.GetValue(_search),
            Affects = parsed.GetValue(_affects),
        };
}
