using PoolCoordination.Blocks;
using PoolCoordination.Claims;
using PoolCoordination.Detection;
using PoolCoordination.Entries;
using PoolCoordination.Faults;
using PoolCoordination.Host;
using PoolCoordination.Log;
using PoolCoordination.Relevance;
using PoolCoordination.Text;

namespace PoolCoordination.Pools;

/// <summary>Entries on their way into a pool: drafted, prepared, written.</summary>
public static class PoolWriting
{
    /// <summary>The entry that a block makes, not yet written.</summary>
    /// <param name="pool">The pool that is written to.</param>
    /// <param name="block">A usable block.</param>
    /// <param name="author">Who posts it; the block's own INSTANCE counts where the environment names none.</param>
    public static PoolEntry Draft(this Pool pool, PoolBlock block, Identity author)
    {
        ArgumentNullException.ThrowIfNull(pool);
        ArgumentNullException.ThrowIfNull(block);
        ArgumentNullException.ThrowIfNull(author);
        var name = block.Instance.Length > 0 || !author.IsUnnamed ? block.Instance : author.Instance;
        var identity = Identity.Of(pool.Environment, author.SessionId, name);
        return pool.Prepare(
            identity.Sign(
                new PoolEntry
                {
                    Action = block.Action,
                    Topic = block.Topic,
                    Summary = block.Summary,
                    Affects = block.Action == PoolAction.Claimed ? PathReading.In(pool.Environment).Read(block.Affects) : block.Affects,
                    Blocks = block.Blocks,
                    Ttl = block.Ttl,
                    RawHash = block.RawHash,
                }
            )
        );
    }

    /// <summary>The entry that automatic mode makes of a completion or a blocker, not yet written.</summary>
    public static PoolEntry Draft(this Pool pool, DetectedEntry detected, Identity author)
    {
        ArgumentNullException.ThrowIfNull(pool);
        ArgumentNullException.ThrowIfNull(detected);
        ArgumentNullException.ThrowIfNull(author);
        return pool.Prepare(
            author.Sign(
                new PoolEntry
                {
                    Action = detected.Action,
                    Topic = detected.Topic,
                    Summary = detected.Summary,
                    Affects = detected.Files,
                    Blocks = detected.Blocks,
                    IsAutomatic = true,
                }
            )
        );
    }

    /// <summary>
    /// The entry as it would be written: in single lines of bounded length, without credentials, with an id, a time and the scores
    /// of all domains where it has none yet.
    /// </summary>
    internal static PoolEntry Prepare(this Pool pool, PoolEntry entry)
    {
        ArgumentNullException.ThrowIfNull(pool);
        var clean = EntryHygiene.Clean(entry);
        var now = pool.Now;
        return clean with
        {
            Id = clean.Id.Length > 0 ? clean.Id : Guid.CreateVersion7(now).ToString(),
            Timestamp =
                clean.Timestamp > DateTimeOffset.UnixEpoch ? clean.Timestamp : DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds()),
            Relevance = clean.Relevance.Count > 0 ? clean.Relevance : pool.Scores(clean),
            // One that has an id was prepared before, perhaps in another project.
            Root = clean.Root is { } root ? ProjectRoot.Translate(pool.Location, root)
                : clean.Action == PoolAction.Claimed && clean.Id.Length == 0
                    ? ProjectRoot.In(pool.Location, ProjectRoot.Of(pool.Environment))
                : null,
        };
    }

    /// <summary>Writes an entry that prolongs or releases a claim, as it is.</summary>
    internal static void Write(this Pool pool, PoolEntry entry)
    {
        try
        {
            pool.Log.Append(entry);
        }
        catch (Exception exception) when (pool.Postponed is not null && OutOfReach.IsReason(exception))
        {
            new Outbox(pool.Location).Add(entry);
            pool.Postponed(entry, exception);
        }
    }

    /// <summary>Prepares and writes an entry.</summary>
    /// <returns>The entry as it was written.</returns>
    /// <exception cref="PoolException">It has no topic or no instance.</exception>
    /// <exception cref="IOException">It could not be written.</exception>
    internal static PoolEntry Add(this Pool pool, PoolEntry entry)
    {
        ArgumentNullException.ThrowIfNull(pool);
        var prepared = pool.Prepare(entry);
        Require(prepared);
        pool.Log.Append(prepared);
        return prepared;
    }

    /// <summary>An entry with its author: the one that it names, else the instance that a person names, else that of the process.</summary>
    /// <param name="pool">The pool that is written to.</param>
    /// <param name="entry">The entry, with or without an author.</param>
    /// <param name="instance">The instance that a person names as its author; null for none.</param>
    public static PoolEntry WithAuthor(this Pool pool, PoolEntry entry, string? instance = null)
    {
        ArgumentNullException.ThrowIfNull(pool);
        ArgumentNullException.ThrowIfNull(entry);
        if (entry.Instance.Length > 0)
            return entry;
        var author = Identity.Named(pool.Environment, instance);
        return author.Sign(entry) with { SessionId = entry.SessionId ?? author.Session };
    }

    /// <summary>
    /// Writes an entry as <see cref="Add"/> does, and one that claims as <see cref="PoolClaims.Claim"/> does, unless its time is over: what
    /// is copied from another pool was judged there.
    /// </summary>
    /// <param name="pool">The pool that is written to.</param>
    /// <param name="entry">The entry, with its author.</param>
    /// <param name="isForced">
    /// Whether one that claims does so also where another holds what it covers; others are written as they are.
    /// </param>
    public static ClaimResult Post(this Pool pool, PoolEntry entry, bool isForced = false)
    {
        ArgumentNullException.ThrowIfNull(pool);
        ArgumentNullException.ThrowIfNull(entry);
        if (isForced && entry.Action == PoolAction.Claimed)
            entry = entry with { IsForced = true };
        var isOver = entry.Timestamp > DateTimeOffset.UnixEpoch && entry.ExpiresAt <= pool.Now;
        if (entry.Action != PoolAction.Claimed || entry.IsUpkeepOfClaim || isOver)
            return new ClaimResult(pool.Add(entry), Holder: null);
        // What is restored is judged as it was.
        if (entry.Id.Length == 0)
            pool.ReleaseDead(new Identity(entry.Instance, entry.SessionId) { IsUnnamed = entry.IsUnnamed }, ProcessTable.OfMachine());
        return pool.Claim(entry);
    }

    /// <summary>
    /// Writes an entry as <see cref="Draft(Pool, PoolBlock, Identity)"/> gives it, without preparing it again; the caller has asked
    /// <see cref="PoolClaims.ReasonNotToWrite"/> whether it may be written.
    /// </summary>
    internal static ClaimResult PostDraft(this Pool pool, PoolEntry draft)
    {
        Require(draft);
        if (draft.Action == PoolAction.Claimed)
            return pool.ClaimPrepared(draft);
        pool.Log.Append(draft);
        return new ClaimResult(draft, Holder: null);
    }

    /// <summary>Writes an entry that was written before, here or elsewhere, with its id and time, as <see cref="Post"/> does.</summary>
    /// <param name="pool">The pool that is written to.</param>
    /// <param name="entry">The entry, with its author.</param>
    /// <param name="isForced">The same as for <see cref="Post"/>.</param>
    /// <exception cref="PoolException">The pool has an entry with its id.</exception>
    public static ClaimResult Restore(this Pool pool, PoolEntry entry, bool isForced = false)
    {
        ArgumentNullException.ThrowIfNull(pool);
        ArgumentNullException.ThrowIfNull(entry);
        if (!pool.KnownIds.Add(entry))
            throw AlreadyWritten(entry);
        return pool.Post(entry, isForced);
    }

    /// <summary>The error where an entry's id is taken.</summary>
    internal static PoolException AlreadyWritten(PoolEntry entry) =>
        new($"The pool already has an entry with the id {Sanitizer.InSingleQuotes(entry.Id)}; nothing was written.")
        {
            Fault = PoolFault.Present,
        };

    /// <summary>Refuses an entry that says nothing to others.</summary>
    /// <exception cref="PoolException">It has no topic or no instance.</exception>
    internal static void Require(PoolEntry entry)
    {
        if (entry.Topic.Length == 0)
            throw new PoolException("An entry needs a topic: what it is about, in a few words.");
        if (entry.Instance.Length == 0)
            throw new PoolException("An entry needs an instance: set CLAUDE_INSTANCE or POOL_INSTANCE, or name one.");
    }

    private static RelevanceScores Scores(this Pool pool, PoolEntry entry)
    {
        try
        {
            return Domain.Scores(entry, pool.Domains);
        }
        catch (PoolUnavailableException)
        {
            // What waits in the outbox gets them when it is delivered.
            return RelevanceScores.Empty;
        }
    }
}
