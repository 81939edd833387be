using PoolCoordination.Board;
using PoolCoordination.Claims;
using PoolCoordination.Entries;
using PoolCoordination.Pools;

namespace PoolCoordination.Cli.Board;

/// <summary>What a person can do on a board, in a terminal or a browser.</summary>
internal static class BoardActions
{
    /// <summary>Releases a claim, whoever holds it.</summary>
    /// <returns>What came of it.</returns>
    /// <exception cref="Faults.PoolException">It is not held.</exception>
    public static string Release(Pool pool, string claimId) =>
        ClaimText.Released(pool.ReleaseById(claimId, Identity.Of(pool.Environment), isForced: true)[0]);

    /// <summary>Posts a note under the name of the pool's user; one that is too long for a topic is the summary, too.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="text">The note.</param>
    /// <param name="isOfProject">Whether it is of the project of the pool's working folder; else it is of none.</param>
    /// <returns>What came of it.</returns>
    public static string PostNote(Pool pool, string text, bool isOfProject)
    {
        var root = isOfProject ? EntryProjects.RootOf(pool) : null;
        var summary = text.Length > EntryHygiene.LongestTopic ? text : "";
        pool.Post(pool.WithAuthor(new PoolEntry { Action = PoolAction.Signaling, Topic = text, Summary = summary, Root = root }));
        return "The note is posted.";
    }
}
