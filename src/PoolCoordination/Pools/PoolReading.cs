using PoolCoordination.Claims;
using PoolCoordination.Context;
using PoolCoordination.Entries;
using PoolCoordination.Log;
using PoolCoordination.Log.Archive;
using PoolCoordination.Relevance;

namespace PoolCoordination.Pools;

/// <summary>Entries of a pool: those that are asked for, and those that an instance is shown.</summary>
public static class PoolReading
{
    /// <summary>How many of the live entries, the newest, are considered for what a session is shown, as a hook has little time.</summary>
    private const int MostConsidered = 500;

    /// <summary>How many older blockers are considered too, as they come first in what is shown.</summary>
    private const int MostEarlierBlockers = 100;

    /// <summary>
    /// The entries that are asked for, newest first; read as they are taken. Without a time, of a claim that its session made again only
    /// the latest line is given.
    /// </summary>
    /// <param name="pool">The pool that is read.</param>
    /// <param name="query">Which entries.</param>
    /// <param name="progress">Receives the share of the log that is read, from 0 to 1.</param>
    /// <param name="cancellation">Ends a long read with an <see cref="OperationCanceledException"/>.</param>
    public static IEnumerable<PoolEntry> Read(
        this Pool pool,
        PoolQuery query,
        Action<double>? progress = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(pool);
        ArgumentNullException.ThrowIfNull(query);
        var now = pool.Now;
        var scan =
            query.Since is { } since ? new EntryScan { Oldest = since }
            : query.IsUnbounded ? new EntryScan()
            : EntryScan.Live(now);
        var accepts = pool.Filter(query);
        scan = scan with
        {
            Filter = query.LineFilter,
            Progress = progress,
            Cancellation = cancellation,
            UsesOneCore = query.UsesOneCore,
            Accepts = query.UsesOneCore ? accepts : null,
        };
        // The newest come first: what follows of the same claim was made again since.
        var claims = query.Since is null && !query.IsUnbounded ? new HashSet<PoolEntry>(SameClaim.Comparer) : null;
        foreach (var entry in pool.Log.EntriesBack(scan, query.IncludeArchive))
        {
            // A line from the future would be among those of the last minutes for good.
            if (
                accepts(entry)
                && (query.All || !entry.IsFromFutureOf(now))
                && (entry.Action != PoolAction.Claimed || claims?.Add(entry) != false)
            )
                yield return entry;
        }
    }

    /// <summary>The entries that are asked for, as a text for a model; what does not fit is counted. Empty if there are none.</summary>
    /// <param name="pool">The pool that is read.</param>
    /// <param name="query">Which entries.</param>
    public static string TextOf(this Pool pool, PoolQuery query)
    {
        ArgumentNullException.ThrowIfNull(pool);
        List<PoolEntry> entries = [.. pool.Read(query).Take(MostConsidered)];
        return PoolContext.AskedFor(entries, pool.Claims(), pool.Now, pool.AgentsOf(entries));
    }

    /// <summary>Gets what determines whether an entry is asked for, apart from its time.</summary>
    internal static Func<PoolEntry, bool> Filter(this Pool pool, PoolQuery query)
    {
        ArgumentNullException.ThrowIfNull(pool);
        ArgumentNullException.ThrowIfNull(query);
        if (query.Affects is not { } path)
            return query.Accepts;
        List<AskedPath> asked =
        [
            .. AskedPath
                .Meant(path, pool.Environment.FullPath, pool.Environment.HomeFolder)
                .Select(meant => AskedPath.Of(meant, pool.Location)),
        ];
        // Only claims say where their paths start from.
        var root = ProjectRoot.In(pool.Location, ProjectRoot.Of(pool.Environment));
        return entry =>
            query.Accepts(entry)
            && new Claim(entry.Root is null ? entry with { Root = root } : entry) is var claim
            && asked.Exists(one => one.IsCoveredBy(claim));
    }

    /// <summary>Gets the context for a reader: the live entries that concern it.</summary>
    public static PoolContext Context(this Pool pool, Identity reader)
    {
        ArgumentNullException.ThrowIfNull(pool);
        using var snapshot = pool.Log.Open();
        return pool.Context(reader, snapshot);
    }

    /// <summary>Gets the context for a reader: the live entries of a snapshot that concern it, and the held claims.</summary>
    internal static PoolContext Context(this Pool pool, Identity reader, LogSnapshot snapshot)
    {
        var now = pool.Now;
        var claims = pool.Claims(snapshot);
        var scan = EntryScan.Live(now) with { From = claims.Live.OffsetAt(now) };
        List<PoolEntry> live = [.. snapshot.EntriesBack(scan).Take(MostConsidered + 1)];
        var isCut = live.Count > MostConsidered;
        if (isCut)
        {
            live.RemoveAt(MostConsidered);
            live.AddRange(EarlierBlockers(snapshot, scan, live));
        }

        return new PoolContext(pool.VisibilityTo(reader), live, now, claims, includesAllHeldClaims: true)
        {
            IsCut = isCut,
            AgentsOf = entries => pool.AgentsOf(entries, reader),
        };
    }

    /// <summary>Gets the claims that others hold, as far as they concern a reader; empty if there are none.</summary>
    internal static string ClaimsOfOthers(this Pool pool, Identity reader)
    {
        var claims = pool.Claims();
        var held = claims.ListAt(pool.Now).Select(claim => claim.Entry).Reverse();
        return new PoolContext(pool.VisibilityTo(reader), held, pool.Now, claims, includesAllHeldClaims: true)
        {
            AgentsOf = entries => pool.AgentsOf(entries, reader),
        }.ClaimsOfOthers();
    }

    /// <summary>Gets the context for a reader: the live entries of a snapshot that a scan gives and that concern it.</summary>
    internal static PoolContext News(this Pool pool, Identity reader, LogSnapshot snapshot, EntryScan scan)
    {
        var now = pool.Now;
        // Who was shown nothing yet would look through all that has expired.
        if (scan.From == 0)
            scan = scan with { From = pool.Claims(snapshot).Live.OffsetAt(now) };
        List<PoolEntry> entries = [.. snapshot.EntriesBack(scan).Take(MostConsidered)];
        var claims = entries.Exists(entry => entry.Action == PoolAction.Claimed || entry.IsForced) ? pool.Claims(snapshot) : null;
        return new PoolContext(pool.VisibilityTo(reader), entries, now, claims)
        {
            AgentsOf = shown => pool.AgentsOf(shown, reader),
        };
    }

    /// <summary>The live blockers before the newest live entries, of which most others are passed over without parsing them.</summary>
    private static IEnumerable<PoolEntry> EarlierBlockers(LogSnapshot snapshot, EntryScan live, List<PoolEntry> newest) =>
        snapshot
            .EntriesBack(live with { Filter = new MemberFilter([], [PoolAction.Blocked]) })
            .Where(entry => entry.Action == PoolAction.Blocked)
            .Skip(newest.Count(entry => entry.Action == PoolAction.Blocked))
            .Take(MostEarlierBlockers);

    private static Visibility VisibilityTo(this Pool pool, Identity reader) => new(reader, pool.DomainOf(reader.Instance));
}
