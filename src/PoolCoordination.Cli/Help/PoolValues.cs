using System.CommandLine;
using System.CommandLine.Completions;
using PoolCoordination.Cli.Commands;
using PoolCoordination.Pools;
using PoolCoordination.Settings;

namespace PoolCoordination.Cli.Help;

/// <summary>Values that complete an option or an argument: those that come from the pool, and paths.</summary>
internal static class PoolValues
{
    /// <summary>Stands for the paths of files and folders, which the shell completes.</summary>
    public static CompletionItem Path { get; } = new("path");

    /// <summary>Paths of files and folders.</summary>
    public static IEnumerable<CompletionItem> Paths(CompletionContext context) => [Path];

    /// <summary>The resources that live entries name, and the kinds of them.</summary>
    public static IEnumerable<CompletionItem> Resources(CompletionContext context) => Items(Pool(context).Resources);

    /// <summary>The instances of entries that have not expired, and those that have a domain.</summary>
    public static IEnumerable<CompletionItem> Instances(CompletionContext context) => Items(Pool(context).Instances);

    /// <summary>The topics of entries that have not expired.</summary>
    public static IEnumerable<CompletionItem> Topics(CompletionContext context) => Items(Pool(context).Topics);

    /// <summary>The topics of claims that are held.</summary>
    public static IEnumerable<CompletionItem> ClaimTopics(CompletionContext context) => Items(Pool(context).ClaimedTopics);

    /// <summary>Those who hold claims.</summary>
    public static IEnumerable<CompletionItem> Holders(CompletionContext context) => Items(Pool(context).ClaimHolders);

    /// <summary>The instances that have a domain.</summary>
    public static IEnumerable<CompletionItem> Domains(CompletionContext context) => Items(Pool(context).InstancesWithDomain);

    /// <summary>The values of an option that an argument names.</summary>
    public static IEnumerable<CompletionItem> OptionValues(CompletionContext context, Argument<string?> name) =>
        PoolOption.All.FirstOrDefault(option =>
            string.Equals(option.Name, context.ParseResult.GetValue(name), StringComparison.OrdinalIgnoreCase)
        )
            is { } known
            ? known.SuggestedValues.Select(value => new CompletionItem(
                value,
                detail: value == known.Default ? "the default" : ""
            ))
            : [];

    private static PoolSuggestions Pool(CompletionContext context) =>
        new(PoolOpening.Open(context.ParseResult.GetValue(SharedOptions.Pool)));

    private static IEnumerable<CompletionItem> Items(IEnumerable<PoolSuggestion> suggestions) =>
        suggestions.Select(suggestion => new CompletionItem(suggestion.Text, detail: suggestion.Description));
}
