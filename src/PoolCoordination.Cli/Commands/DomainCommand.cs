using System.CommandLine;
using PoolCoordination.Cli.Help;
using PoolCoordination.Entries;
using PoolCoordination.Pools;
using PoolCoordination.Relevance;
using PoolCoordination.Text;

namespace PoolCoordination.Cli.Commands;

/// <summary><c>pool domain</c>: shows, sets and removes the keywords of what instances work on.</summary>
internal static class DomainCommand
{
    private const int Longest = 4000;

    public static Command Create()
    {
        var instance = new Argument<string?>("instance")
        {
            Description = "The instance; if omitted, all domains are listed.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        instance.CompletionSources.Add(PoolValues.Domains);
        instance.CompletionSources.Add(PoolValues.Instances);
        var words = new Argument<string[]>("word")
        {
            Description = "The keywords of its domain; if omitted, the domain is shown.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var remove = new Option<bool>("--remove") { Description = "Remove the instance's domain." };
        var command = new Command(
            "domain",
            "Show or set an instance's domain: the keywords of its work. It is shown the entries that match."
        )
        {
            instance, words, remove,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(remove) && (result.GetValue(instance) is null || result.GetValue(words) is { Length: > 0 }))
                result.AddError("--remove needs an instance, and cannot be combined with words.");
        });
        command.SetAction(parsed =>
        {
            var isWriting = parsed.GetValue(words) is { Length: > 0 };
            var pool = parsed.OpenPool(isWriting ? PoolUse.Writing : PoolUse.Domains);
            var name = parsed.GetValue(instance);
            if (parsed.GetValue(remove))
                pool.RemoveDomain(name!);
            else if (parsed.GetValue(words) is { Length: > 0 } keywords)
                pool.SetDomain(new Domain(Identity.RequireName(name!), keywords));
            else
                Show(pool, name, parsed.InvocationConfiguration.Output);
        });
        return command;
    }

    private static void Show(Pool pool, string? instance, TextWriter output)
    {
        foreach (var domain in instance is null ? pool.Domains : [pool.RequireDomain(instance)])
            output.WriteLine(Sanitizer.ForDisplay($"{domain.Instance}: {string.Join(", ", domain.Keywords)}", Longest));
    }
}
