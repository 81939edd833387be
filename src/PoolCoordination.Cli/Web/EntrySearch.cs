using PoolCoordination.Entries;
using PoolCoordination.Json;
using PoolCoordination.Pools;

namespace PoolCoordination.Cli.Web;

/// <summary>Looks for a text in the topics, summaries and files of entries, live or not.</summary>
internal static class EntrySearch
{
    private const int Most = 200;

    /// <summary>The newest entries with a text, as JSON, and whether there may be more.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="text">The text, ignoring case.</param>
    /// <param name="includesArchive">Whether what compactions took out of the log is looked through, too.</param>
    /// <param name="limit">Ends it with what is found by then.</param>
    /// <param name="cancellation">Ends it.</param>
    public static string Of(Pool pool, string text, bool includesArchive, CancellationToken limit, CancellationToken cancellation)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(limit, cancellation);
        var query = new PoolQuery
        {
            Since = DateTimeOffset.MinValue,
            Search = text,
            IncludeArchive = includesArchive,
            // The other cores are for the board, and pieces of a log that are read ahead fill the memory.
            UsesOneCore = true,
        };
        var (found, isCut) = (new List<string>(), false);
        try
        {
            foreach (var entry in pool.Read(query, cancellation: end.Token))
            {
                isCut = found.Count == Most;
                if (isCut)
                    break;
                found.Add(EntryWriter.Text(entry.ForDisplay()));
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            isCut = true;
        }

        return new JsonLine().AddObjects("entries", found).Add("isCut", isCut).ToString();
    }
}
