using PoolCoordination.Claims;
using PoolCoordination.Entries;
using PoolCoordination.Faults;

namespace PoolCoordination.Pools;

/// <summary>The operations on claims: to claim, renew, release and list.</summary>
public static class PoolClaims
{
    /// <summary>Gets what keeps a claim from being written; empty if nothing does, and for an entry that claims nothing.</summary>
    /// <param name="pool">The pool with the claims.</param>
    /// <param name="entry">The entry, as it was prepared.</param>
    internal static string ReasonNotToWrite(this Pool pool, PoolEntry entry)
    {
        if (entry.Action != PoolAction.Claimed || entry.IsUpkeepOfClaim)
            return "";
        if (ClaimWarning.OfTooMany(entry) is { Length: > 0 } tooMany)
            return tooMany;
        try
        {
            return pool.Claims().HasRoomFor(new Claim(entry), pool.Now) ? "" : ClaimWarning.OfFullPool(entry);
        }
        catch (Exception exception) when (OutOfReach.IsReason(exception))
        {
            // It is judged when it is delivered.
            return "";
        }
    }

    /// <summary>The claims that are held and asked for, the oldest first; with a time, those that were made from then on.</summary>
    public static IEnumerable<Claim> Claims(this Pool pool, PoolQuery query)
    {
        ArgumentNullException.ThrowIfNull(pool);
        ArgumentNullException.ThrowIfNull(query);
        var accepts = pool.Filter(query);
        return pool.Claims()
            .ListAt(pool.Now)
            .Where(claim => accepts(claim.Entry) && (query.Since is not { } since || claim.Since >= since));
    }

    /// <summary>The claim of another instance on a file or folder; null where there is none.</summary>
    /// <param name="pool">The pool with the claims.</param>
    /// <param name="path">The path or pattern as somebody writes it, who may mean several: it is read as that of a claim is.</param>
    /// <param name="resolve">Gives the absolute path of a relative one; by the folder of the pool's user where null.</param>
    /// <exception cref="PoolException">It has no absolute path.</exception>
    public static Claim? ClaimOfAnother(this Pool pool, string path, Func<string, string>? resolve = null)
    {
        ArgumentNullException.ThrowIfNull(pool);
        var claims = pool.Claims();
        var reader = Identity.Of(pool.Environment);
        foreach (var meant in AskedPath.Meant(path, resolve ?? pool.Environment.FullPath, pool.Environment.HomeFolder))
        {
            if (claims.HolderOf(meant, reader, pool.Now) is { } holder)
                return holder;
        }

        return null;
    }

    /// <summary>Prepares and writes a claim, and returns its verdict.</summary>
    /// <param name="pool">The pool with the claims.</param>
    /// <param name="entry">
    /// An entry with the action <see cref="PoolAction.Claimed"/>; with <see cref="PoolEntry.IsForced"/> it is refused only by one that
    /// begins after its own time, by a clock that is ahead.
    /// </param>
    /// <exception cref="PoolException">
    /// It has no topic or no instance, more paths than count, an id that is taken, or the pool has as many claimed paths as it may.
    /// </exception>
    /// <exception cref="IOException">It could not be written, or how it was judged not be read.</exception>
    internal static ClaimResult Claim(this Pool pool, PoolEntry entry)
    {
        ArgumentNullException.ThrowIfNull(pool);
        // What has an id or a root was read when it got them.
        var read = entry is { Id: "", Root: null } ? entry with { Affects = PathReading.In(pool.Environment).Read(entry.Affects) } : entry;
        var prepared = pool.Prepare(read);
        PoolWriting.Require(prepared);
        return pool.ReasonNotToWrite(prepared) is { Length: > 0 } reason ? throw new PoolException(reason) : pool.ClaimPrepared(prepared);
    }

    /// <summary>Writes a claim that is prepared already and that nothing keeps from being written, and returns its verdict.</summary>
    internal static ClaimResult ClaimPrepared(this Pool pool, PoolEntry entry)
    {
        // Read first: the claim's own line is then after what is known, and its verdict is seen whatever follows it.
        var claims = pool.Claims();
        if (claims.Find(entry.Id) is not null)
            throw PoolWriting.AlreadyWritten(entry);
        // Ended in the log, and not passed over: a line with a time of long ago takes each present claim for one of the future.
        foreach (var ahead in claims.NotInForce(new Claim(entry), pool.Now))
            pool.Release(ahead, new Identity(entry.Instance, entry.SessionId), isForced: true);
        pool.Log.Append(entry);
        claims.Update();
        var warning = ClaimWarning.Of(entry, pool.Environment.HomeFolder);
        if (!claims.IsComplete)
            return new ClaimResult(entry, Holder: null) { IsWaiting = true, Warning = warning };
        var verdict =
            claims.Find(entry.Id)
            ?? throw new IOException(
                $"The claim '{entry.Topic}' is not in the log: the log was replaced meanwhile, or the entry makes no claim."
            );
        var closer = verdict.ClosedBy is { } id ? claims.Find(id) : null;
        if (verdict.Status == ClaimStatus.Held)
            warning = $"{warning} {ClaimWarning.OfSameTopic(entry, claims, pool.Now)}".Trim();
        return new ClaimResult(entry, verdict.Status == ClaimStatus.Refused ? closer ?? verdict : closer) { Warning = warning };
    }

    /// <summary>
    /// Ends a claim, so that others may have what it covers. Without force it counts only where the author holds the claim.
    /// </summary>
    /// <param name="pool">The pool with the claims.</param>
    /// <param name="claim">The claim.</param>
    /// <param name="author">Who ends it: its holder, or another by force.</param>
    /// <param name="isForced">Whether it ends also where another holds it.</param>
    /// <param name="reason">Why another ends it, for those who read of it; empty where that is nobody's concern.</param>
    public static void Release(this Pool pool, Claim claim, Identity author, bool isForced = false, string reason = "")
    {
        ArgumentNullException.ThrowIfNull(pool);
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(author);
        pool.Write(
            pool.Prepare(
                Upkeep(claim, author) with
                {
                    Action = PoolAction.Signaling,
                    Summary = reason,
                    Releases = claim.Id,
                    IsForced = isForced && !author.Owns(claim.Entry),
                }
            )
        );
    }

    /// <summary>Ends the claims with a topic: the author's own, or by force those of others.</summary>
    /// <param name="pool">The pool with the claims.</param>
    /// <param name="topic">The topic, ignoring case.</param>
    /// <param name="author">Who ends them.</param>
    /// <param name="isForced">Whether claims of others end where the author holds none.</param>
    /// <param name="approve">Is asked before each; all end where it is null.</param>
    /// <returns>The claims that ended.</returns>
    /// <exception cref="PoolException">No such claim is held, or another instance holds it and nothing is forced.</exception>
    public static IReadOnlyList<Claim> Release(
        this Pool pool,
        string topic,
        Identity author,
        bool isForced = false,
        Func<Claim, bool>? approve = null
    )
    {
        ArgumentNullException.ThrowIfNull(pool);
        return pool.ReleaseAll(ReleasableClaims.OfTopic(pool.Claims(), topic, author, isForced, pool.Now), author, isForced, approve);
    }

    /// <summary>Ends the claim with an id: the author's own, or by force that of another.</summary>
    /// <param name="pool">The pool with the claims.</param>
    /// <param name="id">The claim's id, as it is or as it was shown.</param>
    /// <param name="author">Who ends it.</param>
    /// <param name="isForced">Whether it ends where another holds it.</param>
    /// <param name="approve">Is asked before; it ends where it is null.</param>
    /// <returns>The claim, if it ended.</returns>
    /// <exception cref="PoolException">It is not held, or another instance holds it and nothing is forced.</exception>
    public static IReadOnlyList<Claim> ReleaseById(
        this Pool pool,
        string id,
        Identity author,
        bool isForced = false,
        Func<Claim, bool>? approve = null
    )
    {
        ArgumentNullException.ThrowIfNull(pool);
        return pool.ReleaseAll([ReleasableClaims.OfId(pool.Claims(), id, author, isForced, pool.Now)], author, isForced, approve);
    }

    /// <summary>Prolongs a claim by its time to live, counted from now. It counts only as long as the claim is held.</summary>
    /// <param name="pool">The pool with the claims.</param>
    /// <param name="claim">The claim.</param>
    /// <param name="author">Its holder.</param>
    internal static void Renew(this Pool pool, Claim claim, Identity author)
    {
        ArgumentNullException.ThrowIfNull(pool);
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(author);
        pool.Write(pool.Prepare(Upkeep(claim, author) with { Action = PoolAction.Claimed, Renews = claim.Id, Root = claim.Root }));
    }

    private static List<Claim> ReleaseAll(
        this Pool pool,
        IReadOnlyList<Claim> claims,
        Identity author,
        bool isForced,
        Func<Claim, bool>? approve
    )
    {
        var released = new List<Claim>();
        foreach (var claim in claims)
        {
            if (approve?.Invoke(claim) == false)
                continue;
            pool.Release(claim, author, isForced);
            released.Add(claim);
        }

        return released;
    }

    private static PoolEntry Upkeep(Claim claim, Identity author) =>
        author.Sign(new PoolEntry()) with
        {
            // In the form that the claim has, as that alone says that lines are of one session.
            SessionId = author.SharesSessionWith(claim.Entry) ? claim.Entry.SessionId : author.Session,
            Topic = claim.Topic,
            Affects = claim.Affects,
            Ttl = claim.Entry.Ttl,
        };
}
