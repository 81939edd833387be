using PoolCoordination.Blocks;
using PoolCoordination.Claims;
using PoolCoordination.Entries;
using PoolCoordination.Faults;
using PoolCoordination.Log;
using PoolCoordination.Log.Archive;

namespace PoolCoordination.Pools;

/// <summary>Copies pools, between files and servers in both directions.</summary>
public static class PoolCopy
{
    /// <summary>
    /// Copies the entries of a pool into another, the oldest first, with their ids, times and roots. An entry that is there already is
    /// not written again, so that a copy that was interrupted is finished by running it once more. Claims are judged by the order in
    /// which they were written, as in the pool they come from.
    /// </summary>
    /// <param name="source">The pool to copy from; it stays as it is.</param>
    /// <param name="target">The pool to copy to.</param>
    /// <param name="includeArchive">Also what compactions took out of the source's log.</param>
    /// <param name="progress">Is given the share of the source that is copied, from 0 to 1.</param>
    /// <param name="cancellation">
    /// Stops between two entries with an <see cref="OperationCanceledException"/>; what was copied stays.
    /// </param>
    /// <exception cref="PoolException">Both are the same pool, or there is no pool to copy from.</exception>
    /// <exception cref="IOException">An entry could not be written; those before it were.</exception>
    public static CopyResult Run(
        Pool source,
        Pool target,
        bool includeArchive = false,
        Action<double>? progress = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        if (source.Location == target.Location)
            throw new PoolException($"The pool '{source.Location.Name}' cannot be copied to itself; name another one.")
            {
                Fault = PoolFault.Location,
            };
        if (!source.Log.Exists())
            throw new PoolException($"The pool '{source.Location.Name}' does not exist, so it cannot be copied.")
            {
                Fault = PoolFault.NotFound,
            };
        var known = new KnownIds(target.Log);
        known.ReadAll(cancellation);
        long copied = 0, present = 0;
        var scan = new EntryScan { Progress = progress, Cancellation = cancellation };
        foreach (var entry in OldestFirst(source, scan, includeArchive))
        {
            var copy = EntryHygiene.Clean(entry) with
            {
                Id = entry.Id.Length > 0 ? entry.Id : StableIdOf(entry),
                Root = entry.Root is { } root ? ProjectRoot.Translate(target.Location, root) : null,
            };
            if (!known.Add(copy))
            {
                present++;
                continue;
            }

            target.Log.Append(copy);
            copied++;
        }

        return new CopyResult(copied, present);
    }

    private static IEnumerable<PoolEntry> OldestFirst(Pool pool, EntryScan scan, bool includeArchive)
    {
        if (includeArchive)
            return pool.Log.EntriesBack(scan, includeArchive).Reverse();
        return InOrder(pool, scan);
    }

    private static IEnumerable<PoolEntry> InOrder(Pool pool, EntryScan scan)
    {
        using var snapshot = pool.Log.Open();
        foreach (var entry in snapshot.Entries(scan))
            yield return entry;
    }

    /// <summary>
    /// Gets an id for the line of a writer that gives none, the same id at each copy: a UUID of version 8 (RFC 9562) made from its text.
    /// The hash has 64 bits, so that digits of it occur twice.
    /// </summary>
    private static string StableIdOf(PoolEntry entry)
    {
        var hash = BlockHash.Of(EntryWriter.Text(entry));
        return $"{hash[..8]}-{hash[8..12]}-8{hash[12..15]}-8{hash[13..16]}-{hash[..12]}";
    }
}
