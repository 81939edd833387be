using System.CommandLine;
using PoolCoordination.Claims;
using PoolCoordination.Cli.Help;
using PoolCoordination.Entries;
using PoolCoordination.Pools;

namespace PoolCoordination.Cli.Commands;

/// <summary><c>pool unlock</c>: ends claims.</summary>
internal static class UnlockCommand
{
    public static Command Create()
    {
        var topic = new Option<string>("--topic", "-t")
        {
            Description = "The topic of the claim; case is ignored.",
            HelpName = "text",
            Required = true,
        };
        var instance = SharedOptions.Instance("The instance that holds it (default: CLAUDE_INSTANCE).");
        topic.CompletionSources.Add(PoolValues.ClaimTopics);
        instance.CompletionSources.Add(PoolValues.Holders);
        var force = new Option<bool>("--force") { Description = "Release the claim even if another instance holds it." };
        var command = new Command("unlock", "Release a claim, so that others can claim its paths.") { topic, instance, force };
        command.SetAction(parsed =>
        {
            var pool = parsed.OpenPool(PoolUse.Entries);
            var author = Identity.Named(pool.Environment, parsed.GetValue(instance));
            foreach (var claim in pool.Release(parsed.GetValue(topic)!, author, parsed.GetValue(force)))
                parsed.InvocationConfiguration.Output.WriteLine(ClaimText.Released(claim));
        });
        return command;
    }
}
