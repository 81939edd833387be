using System.CommandLine;
using PoolCoordination.Claims;
using PoolCoordination.Cli.Help;
using PoolCoordination.Cli.Output;
using PoolCoordination.Entries;
using PoolCoordination.Pools;

namespace PoolCoordination.Cli.Commands;

/// <summary><c>pool add</c>: writes an entry; exit code 3 where it claims what another holds.</summary>
internal static class AddCommand
{
    public static Command Create()
    {
        var action = SharedOptions.Action("The action of the entry:");
        action.Required = true;
        var topic = new Option<string>("--topic", "-t")
        {
            Description = "What it is about, in a few words.",
            HelpName = "text",
            Required = true,
        };
        var summary = new Option<string?>("--summary") { Description = "What happened, in a sentence or two.", HelpName = "text" };
        var affects = new Option<string[]>("--affects")
        {
            Description = "The files it affects, or resources such as port:3000, separated by commas; can be repeated.",
            HelpName = "paths",
            AllowMultipleArgumentsPerToken = true,
            CompletionSources = { PoolValues.Paths, PoolValues.Resources },
        };
        var blocks = new Option<string?>("--blocks") { Description = "What it unblocks or blocks.", HelpName = "text" };
        var instance = SharedOptions.Instance("The instance that adds the entry (default: CLAUDE_INSTANCE).");
        topic.CompletionSources.Add(PoolValues.Topics);
        instance.CompletionSources.Add(PoolValues.Instances);
        var ttl = new Option<string?>("--ttl")
        {
            Description = "How long the entry is live, such as 3600, 30m or 2h; at most 7d (default: 1h).",
            HelpName = "time",
            CompletionSources = { "30m", "2h", "1d", "7d" },
        };
        ttl.Checked(text => TimeToLive.Parse(text));
        var force = new Option<bool>("--force") { Description = "Claim paths that another instance holds, which ends its claim." };
        var json = SharedOptions.Json();
        var command = new Command("add", "Add an entry.") { action, topic, summary, affects, blocks, instance, ttl, force, json };
        command.SetAction(parsed =>
        {
            var pool = parsed.OpenPool(PoolUse.Writing);
            _ = PoolActionName.TryParse(parsed.GetValue(action), out var known);
            var entry = Entry(
                known,
                parsed.GetValue(topic)!,
                parsed.GetValue(summary),
                parsed.GetValue(affects) ?? [],
                parsed.GetValue(blocks),
                parsed.GetValue(ttl) is { } asked ? TimeToLive.ParseAsked(asked) : null
            );
            if (TimeToLive.WarningOf(entry.Ttl) is { Length: > 0 } cut)
                SharedOptions.Notify(cut);
            var result = pool.Post(pool.WithAuthor(entry, parsed.GetValue(instance)), parsed.GetValue(force));
            if (result.Warning.Length > 0)
                SharedOptions.Notify(result.Warning);
            if (result.Holder is { } holder)
            {
                SharedOptions.Notify(ClaimText.Refused(result.Entry, holder, pool.Now.ToLocalTime()));
                return ExitCodes.ClaimedByAnother;
            }

            var printer = new EntryPrinter(parsed.InvocationConfiguration.Output, Terminal.OfProcess(pool.Environment), () => pool.Now);
            if (parsed.GetValue(json))
                printer.PrintJson(result.Entry);
            else
                printer.PrintLine(result.Entry);
            return 0;
        });
        return command;
    }

    /// <summary>The entry that somebody asks for in words, without its author.</summary>
    public static PoolEntry Entry(
        PoolAction action,
        string topic,
        string? summary,
        IEnumerable<string> affects,
        string? blocks,
        TimeSpan? ttl
    ) =>
        new()
        {
            Action = action,
            Topic = topic,
            Summary = summary ?? "",
            Affects = AffectsList.Read(string.Join(',', affects)),
            Blocks = blocks ?? "",
            Ttl = ttl ?? TimeToLive.Default,
        };
}
