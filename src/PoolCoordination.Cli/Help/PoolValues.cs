using System.CommandLine;
using System.CommandLine.Completions;
using PoolCoordination.Cli.Commands;
using PoolCoordination.Settings;

namespace PoolCoordination.Cli.Help;

/// <summary>Values that complete an option or an argument and come from the pool. A server is not waited for.</summary>
internal static class PoolValues
{
    private const int Most = 2000;

    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(200);

    /// <summary>The instances of entries that have not expired.</summary>
    public static IEnumerable<CompletionItem> Instances(CompletionContext context) => Items(context, pool => pool.Read(new PoolQuery()).Take(Most).Select(entry => entry.Instance));

    /// <summary>The topics of entries that have not expired.</summary>
    public static IEnumerable<CompletionItem> Topics(CompletionContext context) => Items(context, pool => pool.Read(new PoolQuery()).Take(Most).Select(entry => entry.Topic));

    /// <summary>The topics of claims that are held.</summary>
    public static IEnumerable<CompletionItem> ClaimTopics(CompletionContext context) => Items(context, pool => pool.Claims().ListAt(pool.Now).Select(claim => claim.Topic));

    /// <summary>Those who hold claims.</summary>
    public static IEnumerable<CompletionItem> Holders(CompletionContext context) => Items(context, pool => pool.Claims().ListAt(pool.Now).Select(claim => claim.Instance));

    /// <summary>The instances that have a domain.</summary>
    public static IEnumerable<CompletionItem> Domains(CompletionContext context) => Items(context, pool => pool.Domains.Select(domain => domain.Instance));

    /// <summary>The values of an option that an argument names.</summary>
    public static IEnumerable<CompletionItem> OptionValues(CompletionContext context, Argument<string?> name) =>
        PoolOption.All.FirstOrDefault(option => string.Equals(option.Name, context.ParseResult.GetValue(name), StringComparison.OrdinalIgnoreCase)) is { } known
            ? known.Values.Select(value => new CompletionItem(value))
            : [];

    private static IEnumerable<CompletionItem> Items(CompletionContext context, Func<Pool, IEnumerable<string>> texts)
    {
        var pool = Pool.Open(PoolEnvironment.OfProcess, context.ParseResult.GetValue(SharedOptions.Pool));
        pool.Log.Patience = s_patience;
        return pool.Log.Exists() ? texts(pool).Select(text => new CompletionItem(text)) : [];
    }
}
